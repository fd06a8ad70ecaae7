import { Popover } from '@base-ui/react/popover'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { cx } from '#renderer/lib/class-names.ts'
import { isAllTime, periodLabel, periods } from '#renderer/lib/period.ts'
import styles from '#renderer/ui/picker.module.css'
import { CustomDays } from './custom-days.tsx'

/** One named period per line; `onChosen` is called when one was pressed. */
const NamedPeriods = ({ onChosen }: { readonly onChosen: () => void }) => {
  const { choice, change } = useFilter()
  return periods.map(({ id, label }) => {
    const isChosen = id === 'all' ? isAllTime(choice) : choice.period === id
    return (
      <button
        key={id}
        type="button"
        className={styles.item}
        data-selected={isChosen || undefined}
        aria-pressed={isChosen}
        onClick={() => {
          change({ period: id === 'all' ? undefined : id, since: undefined, until: undefined })
          onChosen()
        }}
      >
        <span className={styles.check}>
          <Check size={13} aria-hidden />
        </span>
        {label}
      </button>
    )
  })
}

/** The period: named ones, or two days of one's own. */
export const PeriodPicker = () => {
  const { choice, days, change } = useFilter()
  const [isOpen, setOpen] = useState(false)
  const label = periodLabel(choice)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        className={cx(styles.trigger, !isAllTime(choice) && styles.set)}
        aria-label={`Period: ${label}`}
      >
        <span className={styles.value}>{label}</span>
        <ChevronDown size={13} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Popover.Popup className={styles.popup} aria-label="Choose a period">
            <NamedPeriods onChosen={() => setOpen(false)} />
            <CustomDays days={days} onChange={(next) => change({ ...next, period: undefined })} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
