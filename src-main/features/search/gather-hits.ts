import type { QueryContext } from '#main/features/handlers.ts'
import type { FoundText } from '#main/store/find-texts.ts'
import { type HitRow, isFiltered, passingRows } from './hit-rows.ts'
import type { Question } from './question.ts'

/** Records that are looked up at once where a filter may let few of them pass. */
const leastBatch = 64
const mostBatch = 2_048

/** What was found within a time. */
export interface Gathered {
  readonly rows: readonly HitRow[]
  /** Id of the full text below which to go on; null: there is no more. */
  readonly below: number | null
}

/** How much is wanted, and how long it may take. */
export interface Wanted {
  readonly rows: number
  readonly ms: number
  readonly below: number
}

/**
 * The newest records that a question is true of, as many as are wanted or as can be looked at in the
 * time that is given.
 */
export const gatherHits = async (
  { index, texts }: Pick<QueryContext, 'index' | 'texts'>,
  question: Question,
  { rows: most, ms, below }: Wanted,
): Promise<Gathered> => {
  const rows: HitRow[] = []
  const endAt = performance.now() + ms
  let batch: FoundText[] = []
  // One further than wanted tells whether there are more; where nothing is left to be asked of a
  // record, that is all that is looked up.
  let size = isFiltered(question) ? leastBatch : most + 1
  let last = below
  const look = async (): Promise<void> => {
    rows.push(...(await passingRows(index, question, batch)))
    batch = []
    size = Math.min(mostBatch, size * 2)
  }
  let passedBy = 0
  for (const found of texts.newest(question.match, { ...question, below })) {
    last = found.id
    passedBy += 1
    if (!question.files || question.files.has(found.fileId)) batch.push(found)
    if (batch.length >= size) await look()
    const isLate = passedBy % 512 === 0 && performance.now() > endAt
    if (!isLate && rows.length <= most) continue
    if (batch.length > 0) await look()
    // Ids are not equal: what is cut off here begins the next window.
    const shown = rows.slice(0, most)
    const next = shown.length < rows.length ? (shown.at(-1)?.textId ?? last) : last
    return { rows: shown, below: next }
  }
  if (batch.length > 0) await look()
  const shown = rows.slice(0, most)
  return { rows: shown, below: shown.length < rows.length ? (shown.at(-1)?.textId ?? null) : null }
}
