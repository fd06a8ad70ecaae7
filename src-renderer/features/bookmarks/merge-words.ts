import { exactCount, plural } from '#renderer/lib/format.ts'
import type { MergeCounts, MergeReport } from '#schema/notes.ts'

const sum = ({ titles, bookmarks, tags }: MergeReport, name: keyof MergeCounts): number =>
  titles[name] + bookmarks[name] + tags[name]

/** How many entries of what is here a file would replace. */
export const wouldReplace = (report: MergeReport): number => sum(report, 'replaced')

/** "2 titles, 1 bookmark", without what there is none of. */
const listed = (report: MergeReport, name: keyof MergeCounts): string =>
  (['titles', 'bookmarks', 'tags'] as const)
    .filter((kind) => report[kind][name] > 0)
    .map((kind) => plural(report[kind][name], kind.slice(0, -1)))
    .join(', ')

/** What is asked before anything is replaced. */
export const questionWords = (report: MergeReport): string => {
  const added = listed(report, 'added')
  const also = added === '' ? '' : ` It adds ${added} in any case.`
  return `The file has a newer form of ${listed(report, 'replaced')}.${also}`
}

/** What was done, in a sentence. */
export const doneWords = (report: MergeReport): string => {
  const parts = [
    listed(report, 'added') && `Added ${listed(report, 'added')}`,
    listed(report, 'replaced') && `replaced ${listed(report, 'replaced')}`,
    sum(report, 'kept') > 0 && `left ${exactCount(sum(report, 'kept'))} as here`,
    sum(report, 'same') > 0 && `${exactCount(sum(report, 'same'))} the same`,
  ].filter((part) => part !== false && part !== '')
  const text = parts.join(', ')
  return text === '' ? 'The file holds nothing.' : `${text[0]?.toUpperCase()}${text.slice(1)}.`
}
