import { exactCount } from '#renderer/lib/format.ts'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import type { FileDiff, Hunk } from '#schema/transcript/block.ts'
import { visibleLines, visibleText } from '#schema/visible-text.ts'
import styles from './diff.module.css'
import { shortPath } from './tool-line.ts'

const nameOf = { '+': 'added', '-': 'removed', ' ': 'kept' } as const

const isMark = (mark: string): mark is keyof typeof nameOf => mark in nameOf

/** Line numbers before and after, where the hunk says where it begins. */
const numbered = ({ oldStart, newStart, lines }: Hunk) => {
  let [before, after] = [oldStart, newStart]
  return lines.map((line) => {
    const mark = line[0] ?? ' '
    const kind = isMark(mark) ? nameOf[mark] : 'kept'
    const row = {
      kind,
      text: line.slice(1),
      before: kind === 'added' ? null : before,
      after: kind === 'removed' ? null : after,
    }
    if (kind !== 'added' && before !== null) before += 1
    if (kind !== 'removed' && after !== null) after += 1
    return row
  })
}

const signs = { added: '+', removed: '−', kept: ' ' } as const

const HunkRows = ({ hunk }: { readonly hunk: Hunk }) => (
  <tbody className={styles.hunk}>
    {numbered(hunk).map(({ kind, text, before, after }, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a hunk never move
      <tr key={place} className={styles[kind]}>
        <td className={styles.number}>{before}</td>
        <td className={styles.number}>{after}</td>
        <td className={styles.sign} aria-label={kind === 'kept' ? undefined : kind}>
          {signs[kind]}
        </td>
        <td className={styles.code}>{visibleLines(text)}</td>
      </tr>
    ))}
  </tbody>
)

/** Lines added and removed, as `+12 −4`. */
export const DiffCounts = ({ diffs }: { readonly diffs: readonly FileDiff[] }) => {
  const sum = (of: (diff: FileDiff) => number) => diffs.reduce((total, diff) => total + of(diff), 0)
  const [added, removed] = [sum((diff) => diff.added), sum((diff) => diff.removed)]
  return (
    <span className={styles.counts}>
      {added > 0 && <span className={styles.plus}>+{exactCount(added)}</span>}
      {removed > 0 && <span className={styles.minus}>−{exactCount(removed)}</span>}
    </span>
  )
}

interface DiffViewProps {
  readonly diff: FileDiff
  readonly cwd: string | null
}

/** What changed in one file, line by line. */
export const DiffView = ({ diff, cwd }: DiffViewProps) => (
  <figure className={styles.diff}>
    <figcaption className={styles.head}>
      <code title={visibleText(diff.path ?? '')}>
        {diff.path === null ? 'file not recorded' : visibleText(shortPath(diff.path, cwd))}
      </code>
      {diff.isNew && <span className={styles.new}>new file</span>}
      <DiffCounts diffs={[diff]} />
    </figcaption>
    <ScrollBox className={styles.box} label="Changed lines">
      <table className={styles.lines}>
        {diff.hunks.map((hunk, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hunks of a diff never move
          <HunkRows key={place} hunk={hunk} />
        ))}
      </table>
    </ScrollBox>
    {diff.isCut && <p className={styles.cut}>More lines changed than are shown here.</p>}
  </figure>
)
