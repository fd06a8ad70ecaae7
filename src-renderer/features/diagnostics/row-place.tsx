import { Link } from '@tanstack/react-router'
import { keepFilter } from '#renderer/client/filter.ts'
import { exactCount } from '#renderer/lib/format.ts'
import type { DiagnosticRow } from '#schema/diagnostics.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './diagnostics.module.css'
import { placeWords } from './place-words.ts'

/** The file and the line of a row; opens the reader there. */
export const RowPlace = ({ row }: { readonly row: DiagnosticRow }) => {
  const { file, hint } = placeWords(row)
  return (
    <Link
      to="/sessions/$id"
      params={{ id: row.sessionId }}
      search={(before) => ({
        ...keepFilter(before),
        agent: row.agentId ?? undefined,
        seq: row.seq ?? undefined,
        // Most of what stands here is bookkeeping, which a reader leaves out unless it is asked.
        show: 'prompts.answers.thinking.tools.errors.notes.bookkeeping',
      })}
      className={styles.place}
      title={hint}
    >
      <code>{visibleText(file)}</code>
      {row.line !== null && <span className={styles.line}>:{exactCount(row.line)}</span>}
      {row.deletedAtSource && <span className={styles.deleted}>deleted at source</span>}
    </Link>
  )
}
