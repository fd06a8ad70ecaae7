import type { DayRange } from '#renderer/lib/period.ts'
import styles from '#renderer/ui/picker.module.css'

interface CustomDaysProps {
  readonly days: DayRange
  readonly onChange: (days: { since: string | undefined; until: string | undefined }) => void
}

/** First and last day, each may stay open. */
export const CustomDays = ({ days, onChange }: CustomDaysProps) => (
  <fieldset className={styles.days}>
    <legend className={styles.legend}>Custom range</legend>
    <label className={styles.day}>
      From
      <input
        type="date"
        className={styles.date}
        value={days.since ?? ''}
        max={days.until}
        onChange={({ target }) => onChange({ since: target.value || undefined, until: days.until })}
      />
    </label>
    <label className={styles.day}>
      To
      <input
        type="date"
        className={styles.date}
        value={days.until ?? ''}
        min={days.since}
        onChange={({ target }) => onChange({ since: days.since, until: target.value || undefined })}
      />
    </label>
  </fieldset>
)
