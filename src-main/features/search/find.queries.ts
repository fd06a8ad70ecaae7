import type { QueryContext } from '#main/features/handlers.ts'
import { aboveAll } from '#main/store/find-texts.ts'
import { AppError } from '#schema/errors.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { gatherHits } from './gather-hits.ts'
import { type HitRow, passingRows } from './hit-rows.ts'
import { type Question, toQuestion } from './question.ts'
import { toHits } from './to-hits.ts'

/** Records may be passed over so long in search of some that pass; older ones: the next window. */
const mostMs = 30

/** Records that are ranked: nobody reads on behind the best of them. */
const mostRanked = 500

interface Window {
  readonly rows: readonly HitRow[]
  /** Where to go on behind all of them; null: that was all. */
  readonly next: string | null
  /** The same behind so many of them. */
  readonly nextBehind: (shown: number) => string
  readonly isShort: boolean
  readonly notes: readonly string[]
}

const notAll = 'So many records hold this that only the newest of them were ranked.'

const placeIn = (after: string | undefined, kind: string): number | null => {
  if (after === undefined) return null
  const [, name, number] = /^([a-z]+):(\d{1,15})$/.exec(after) ?? []
  if (name !== kind) throw new AppError('invalid_input', 'after: this is no place to go on from.')
  return Number(number)
}

const newest = async (
  context: QueryContext,
  question: Question,
  { after, limit, ms }: Parsed<'search.find'>,
): Promise<Window> => {
  const below = placeIn(after, 'below') ?? aboveAll
  const wanted = { rows: limit, ms: Math.min(ms, mostMs), below }
  const gathered = await gatherHits(context, question, wanted)
  const { rows } = gathered
  return {
    rows,
    next: gathered.below === null ? null : `below:${gathered.below}`,
    nextBehind: (shown) => `below:${rows[shown - 1]?.textId ?? below}`,
    isShort: rows.length < limit && gathered.below !== null,
    notes: [],
  }
}

const best = async (
  { index, texts }: QueryContext,
  question: Question,
  { after, limit }: Parsed<'search.find'>,
): Promise<Window> => {
  const from = placeIn(after, 'rank') ?? 0
  const { found, isWhole } = texts.best(question.match, mostRanked)
  const ranked = found.filter(({ fileId }) => !question.files || question.files.has(fileId))
  const rows = await passingRows(index, question, ranked)
  const isMore = rows.length > from + limit
  return {
    rows: rows.slice(from, from + limit),
    next: isMore ? `rank:${from + limit}` : null,
    nextBehind: (shown) => `rank:${from + shown}`,
    isShort: false,
    notes: isWhole ? [] : [notAll],
  }
}

/** Records that hold what was typed, with a stretch of each in which its words are marked. */
export const findRecords = async (
  context: QueryContext,
  input: Parsed<'search.find'>,
): Promise<Output<'search.find'>> => {
  const endAt = performance.now() + input.ms
  const question = await toQuestion(context, input)
  const readiness = context.state.progress.stages.text
  if (question.isEmpty)
    return { hits: [], next: null, reached: null, notes: [...question.notes], readiness }
  const isRanked = input.order === 'best' && question.match.must !== null
  const look = isRanked ? best : newest
  const { rows, next, nextBehind, isShort, notes } = await look(context, question, input)
  const hits = await toHits(context, question, rows, endAt)
  const isCut = hits.length < rows.length
  const isEarly = !isRanked && (isCut || isShort)
  return {
    hits,
    next: isCut ? nextBehind(hits.length) : next,
    reached: isEarly ? (hits.at(-1)?.at ?? null) : null,
    notes: [...question.notes, ...notes],
    readiness,
  }
}
