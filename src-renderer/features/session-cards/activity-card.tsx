import { exactCount, plural } from '#renderer/lib/format.ts'
import { Fact, FactList, Headline } from '#renderer/ui/fact-list.tsx'
import { OutcomeBars } from '#renderer/ui/outcome-bars.tsx'
import type { CodeActivityCard } from '#schema/session-cards.ts'
import styles from './cards.module.css'
import { ReaderLink } from './reader-link.tsx'

const languagesOf = ({ language_breakdown: counts }: CodeActivityCard) =>
  Object.entries(counts).map(([name, success]) => ({ name: `.${name}`, success, errors: 0 }))

interface ActivityCardProps {
  readonly card: CodeActivityCard
  readonly id: string
}

/** Files and lines, and the languages they are written in. */
export const ActivityCard = ({ card, id }: ActivityCardProps) => {
  const languages = languagesOf(card)
  return (
    <>
      <Headline note="lines written and taken away">
        <span className={styles.added}>+{exactCount(card.lines_added)}</span>{' '}
        <span className={styles.removed}>−{exactCount(card.lines_removed)}</span>
      </Headline>
      <FactList>
        <Fact name="Files changed">
          {card.files_modified === 0 ? (
            '0'
          ) : (
            <ReaderLink id={id} show="tools" title="Read the tool calls">
              {exactCount(card.files_modified)}
            </ReaderLink>
          )}
        </Fact>
        <Fact name="Files read">
          {card.files_read === 0 ? (
            '0'
          ) : (
            <ReaderLink id={id} show="tools" title="Read the tool calls">
              {exactCount(card.files_read)}
            </ReaderLink>
          )}
        </Fact>
        <Fact name="Searches" title="Calls of Grep and Glob, and searches in a shell">
          {exactCount(card.search_count)}
          {card.shell_search_count > 0 && ` + ${exactCount(card.shell_search_count)} in a shell`}
        </Fact>
      </FactList>
      {languages.length > 0 && (
        <>
          <p className={styles.part}>Reads and edits by extension</p>
          <OutcomeBars label="Languages" bars={languages} shown={6} />
        </>
      )}
      {card.failed_edit_count > 0 && (
        <p className={styles.caveat}>
          {plural(card.failed_edit_count, 'edit')} did not go through; the lines are counted all the
          same.
        </p>
      )}
    </>
  )
}
