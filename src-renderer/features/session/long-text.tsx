import { exactCount } from '#renderer/lib/format.ts'
import type { LongText } from '#schema/transcript/event.ts'
import styles from './blocks.module.css'

/** Says that a text was cut for the window, and how long the whole is. */
export const CutNote = ({ body }: { readonly body: LongText }) =>
  body.length > body.text.length ? (
    <p className={styles.cut}>cut, {exactCount(body.length)} characters in all</p>
  ) : null

/** A text as it stands, every space kept. */
export const PlainText = ({ body }: { readonly body: LongText }) => (
  <>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
    <pre className={styles.plain} tabIndex={0}>
      {body.text}
    </pre>
    <CutNote body={body} />
  </>
)
