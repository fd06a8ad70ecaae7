import type { QueryContext } from '#main/features/handlers.ts'
import { aboveAll } from '#main/store/find-texts.ts'
import { AppError } from '#schema/errors.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { gatherHits } from './gather-hits.ts'
import { type HitRow, isFiltered, passingRows } from './hit-rows.ts'
import { type Question, toQuestion } from './question.ts'
import { toHits } from './to-hits.ts'

/** Records may be passed over so long in search of some that pass; older ones: the next window. */
const mostMs = 30

/** Records that are ranked: nobody reads on behind the best of them; more where a filter takes some. */
const mostRanked = 500
const mostFiltered = 4_000

interface Window {
  readonly rows: readonly HitRow[]
  /** Where to go on behind all of them; null: that was all. */
  readonly next: string | null
  /** The same behind so many of them. */
  readonly nextBehind: (shown: number) => string
  /** How far was looked is told where the time was up: never of a ranking, which sees all. */
  readonly isByTime: boolean
  readonly isShort: boolean
  readonly notes: readonly string[]
}

const notRanked = 'So many records hold this that the newest come first.'
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
    isByTime: true,
    notes: [],
  }
}

const best = async (
  context: QueryContext,
  question: Question,
  input: Parsed<'search.find'>,
): Promise<Window> => {
  const { index, texts } = context
  const isNarrow = question.files !== null || isFiltered(question)
  const most = isNarrow ? mostFiltered : mostRanked
  const isUnranked = input.after?.startsWith('below:') === true
  const ranked = isUnranked ? null : texts.best(question.match, most)
  if (!ranked) return { ...(await newest(context, question, input)), notes: [notRanked] }
  const found = ranked.found.filter(({ fileId }) => !question.files || question.files.has(fileId))
  const from = placeIn(input.after, 'rank') ?? 0
  const to = from + input.limit
  // Where nothing is asked of a record but its words, only those that are shown are looked up.
  const passing = isFiltered(question) ? await passingRows(index, question, found) : null
  const rows =
    passing?.slice(from, to) ?? (await passingRows(index, question, found.slice(from, to)))
  const placeBehind = (shown: number): number =>
    passing ? from + shown : 1 + found.findIndex(({ id }) => id === rows[shown - 1]?.textId)
  return {
    rows,
    next: (passing ?? found).length > to ? `rank:${to}` : null,
    nextBehind: (shown) => `rank:${placeBehind(shown)}`,
    isShort: false,
    isByTime: false,
    notes: ranked.isWhole && ranked.found.length < most ? [] : [notAll],
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
  const { rows, next, nextBehind, isShort, isByTime, notes } = await look(context, question, input)
  const hits = await toHits(context, question, rows, endAt)
  const isCut = hits.length < rows.length
  const isEarly = isByTime && (isCut || isShort)
  return {
    hits,
    next: isCut ? nextBehind(hits.length) : next,
    reached: isEarly ? (hits.at(-1)?.at ?? null) : null,
    notes: [...question.notes, ...notes],
    readiness,
  }
}
