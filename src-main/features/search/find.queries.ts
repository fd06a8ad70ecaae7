import type { QueryContext } from '#main/features/handlers.ts'
import { aboveAll } from '#main/store/find-texts.ts'
import { AppError } from '#schema/errors.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { gatherHits } from './gather-hits.ts'
import { type HitRow, passingRows } from './hit-rows.ts'
import { type Question, toQuestion } from './question.ts'
import { toHits } from './to-hits.ts'

/** A window may take so long; what is older is asked for by the next one. */
const mostMs = 30

/** Records that are ranked: nobody reads on behind the best of them. */
const mostRanked = 1_000

interface Window {
  readonly rows: readonly HitRow[]
  readonly next: string | null
  readonly reached: number | null
  readonly notes: readonly string[]
}

const nothing: Window = { rows: [], next: null, reached: null, notes: [] }

const notAll = 'So many records hold this that the newest few thousand of them were ranked.'

const placeIn = (after: string | undefined, kind: string): number | null => {
  if (after === undefined) return null
  const [, name, number] = /^([a-z]+):(\d{1,15})$/.exec(after) ?? []
  if (name !== kind) throw new AppError('invalid_input', 'after: this is no place to go on from.')
  return Number(number)
}

const newest = async (
  context: QueryContext,
  question: Question,
  { after, limit }: Parsed<'search.find'>,
): Promise<Window> => {
  const below = placeIn(after, 'below') ?? aboveAll
  const gathered = await gatherHits(context, question, { rows: limit, ms: mostMs, below })
  const isShort = gathered.rows.length < limit && gathered.below !== null
  return {
    rows: gathered.rows,
    next: gathered.below === null ? null : `below:${gathered.below}`,
    reached: isShort ? (gathered.rows.at(-1)?.at ?? null) : null,
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
    reached: null,
    notes: isWhole ? [] : [notAll],
  }
}

/** Records that hold what was typed, with a stretch of each in which its words are marked. */
export const findRecords = async (
  context: QueryContext,
  input: Parsed<'search.find'>,
): Promise<Output<'search.find'>> => {
  const question = await toQuestion(context, input)
  const isRanked = input.order === 'best' && question.match.must !== null
  const look = isRanked ? best : newest
  const { rows, next, reached, notes } = question.isEmpty
    ? nothing
    : await look(context, question, input)
  return {
    hits: await toHits(context, question, rows),
    next,
    reached,
    notes: [...question.notes, ...notes],
    readiness: context.state.progress.stages.text,
  }
}
