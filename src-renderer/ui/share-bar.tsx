import styles from './share-bar.module.css'

interface ShareBarProps {
  readonly parts: readonly {
    readonly key: string
    readonly value: number
    readonly color: string
  }[]
}

/** Parts of a whole as one thin bar; the numbers stand beside it. */
export const ShareBar = ({ parts }: ShareBarProps) => (
  <div className={styles.bar} aria-hidden>
    {parts
      .filter(({ value }) => value > 0)
      .map(({ key, value, color }) => (
        <span key={key} className={styles.part} style={{ flexGrow: value, background: color }} />
      ))}
  </div>
)
