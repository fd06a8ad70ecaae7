import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { visibleLines } from '#schema/visible-text.ts'
import styles from './record.module.css'
import { textsOf } from './texts-of.ts'

/** A record as plain text, for one whose form cannot be drawn. */
export const RecordText = ({ record }: { readonly record: TranscriptMessage }) => (
  <>
    <p className={styles.nothing}>This record could not be drawn; here is its text.</p>
    <pre className={styles.asText}>{visibleLines(textsOf(record.blocks).join('\n\n'))}</pre>
  </>
)
