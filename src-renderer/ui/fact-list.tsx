import type { ReactNode } from 'react'
import styles from './fact-list.module.css'

interface FactProps {
  readonly name: string
  /** Why or how, for a hover. */
  readonly title?: string | undefined
  /** Before the name, such as its hue in a chart. */
  readonly mark?: ReactNode
  readonly children: ReactNode
}

/** One figure with its name. */
export const Fact = ({ name, title, mark, children }: FactProps) => (
  <div className={styles.fact} title={title}>
    <dt>
      {mark}
      {name}
    </dt>
    <dd>{children}</dd>
  </div>
)

/** Figures below each other, names at the left. */
export const FactList = ({ children }: { readonly children: ReactNode }) => (
  <dl className={styles.list}>{children}</dl>
)

/** The figure a card is looked at for. */
export const Headline = ({ children, note }: { children: ReactNode; note?: ReactNode }) => (
  <p className={styles.headline}>
    <strong>{children}</strong> {note && <span className={styles.note}>{note}</span>}
  </p>
)

/** What was not recorded, which is not nothing. */
export const NotRecorded = () => <span className={styles.none}>not recorded</span>
