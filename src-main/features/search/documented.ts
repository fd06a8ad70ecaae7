import { readScopedSessions } from '#main/analysis/project-scope.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { dayRange } from '#main/lib/days.ts'
import type { FoundText, TextFinder } from '#main/store/find-texts.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { Day } from '#schema/filter.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { noTexts } from '#schema/transcript/texts.ts'
import { anyPasses, type HitRow, isFiltered, isNamed, passingRows } from './hit-rows.ts'
import { markUp } from './mark-up.ts'
import { type Question, toQuestion } from './question.ts'
import { snippetOf } from './snippet.ts'

type Page = Output<'search.documented'>
type Asked = Parsed<'search.documented'>

/** Records whose rows are looked up at once. */
const batch = 2_000

/** Every match counts for the number of pages, however many there are. */
const all = Number.MAX_SAFE_INTEGER

const mostPerPage = 100

/** Files of a project by the name of its folder; null where none is named. */
const filesOf = async (
  index: IndexReader,
  slug: string | undefined,
): Promise<ReadonlySet<number> | null> => {
  if (!slug) return null
  const sessions = (await readScopedSessions(index)).filter((one) => slugOf(one) === slug)
  const rows = await index
    .selectFrom('file')
    .select('id')
    .where(
      'session_id',
      'in',
      sessions.map(({ row }) => row),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A day with or without a time behind it; what is no day bounds nothing. */
const dayOf = (text: string | undefined): string | undefined => {
  const day = text?.slice(0, 10)
  return Day.safeParse(day).success ? day : undefined
}

const questionOf = async (context: QueryContext, asked: Asked): Promise<Question> => {
  const kind =
    asked.role === 'user'
      ? (['prompt', 'toolOutput'] as const)
      : asked.role === 'assistant'
        ? (['answer', 'thinking', 'toolInput'] as const)
        : undefined
  const model = asked.model ? [asked.model] : undefined
  const question = await toQuestion(context, { q: asked.q, kind: kind && [...kind], model })
  const days = dayRange(dayOf(asked.date_from), dayOf(asked.date_to), 'UTC')
  const own = await filesOf(context.index, asked.project)
  return {
    ...question,
    from: days.from ?? question.from,
    to: days.to ?? question.to,
    files: own ?? question.files,
    isEmpty: question.isEmpty || (Boolean(asked.role) && kind === undefined),
  }
}

/** All that match: the best first, and behind them, newest first, those that are too many to rank. */
const bestOf = (texts: TextFinder, { match }: Question): FoundText[] => {
  if (match.must === null) return [...texts.newest(match)]
  const ranked = texts.best(match, all)
  if (!ranked) return [...texts.newest(match)]
  const { found, isWhole } = ranked
  if (isWhole) return found
  // Each part has ids of its own, so a record is known by its place.
  const placeOf = ({ fileId, byteOffset }: FoundText): string => `${fileId}/${byteOffset}`
  const known = new Set(found.map(placeOf))
  return [...found, ...[...texts.newest(match)].filter((one) => !known.has(placeOf(one)))]
}

interface Shown {
  readonly rows: readonly HitRow[]
  readonly total: number
}

/** Whether nothing can be found, which would otherwise take every record that holds the words. */
const findsNothing = async ({ index }: QueryContext, question: Question): Promise<boolean> => {
  if (question.isEmpty || question.files?.size === 0) return true
  if (!isFiltered(question)) return false
  if (!(await isNamed(index, question))) return true
  // Without words each record would be looked up.
  return question.match.must === null && !(await anyPasses(index, question))
}

/**
 * A page of what holds the words, where nothing else is asked: the first pages need no list of all,
 * which takes long for a word that stands in tens of thousands.
 */
const pageOfWords = async (
  { index, texts }: QueryContext,
  question: Question,
  from: number,
  to: number,
): Promise<Shown | null> => {
  if (question.files !== null || isFiltered(question)) return null
  const { match } = question
  const total = texts.count(match)
  if (from >= total) return { rows: [], total }
  const ranked = match.must === null ? null : texts.best(match, to)
  const first = ranked?.found ?? [...texts.newest(match).take(to)]
  // Behind what is ranked stands what is not: that takes the list.
  if (first.length < Math.min(to, total)) return null
  return { rows: await passingRows(index, question, first.slice(from, to)), total }
}

const pageOfList = async (
  { index, texts }: QueryContext,
  question: Question,
  from: number,
  to: number,
): Promise<Shown> => {
  const found = bestOf(texts, question).filter(
    ({ fileId }) => !question.files || question.files.has(fileId),
  )
  if (!isFiltered(question))
    return { rows: await passingRows(index, question, found.slice(from, to)), total: found.length }
  const rows: HitRow[] = []
  for (let start = 0; start < found.length; start += batch) {
    rows.push(...(await passingRows(index, question, found.slice(start, start + batch))))
  }
  return { rows: rows.slice(from, to), total: rows.length }
}

const toResults = (context: QueryContext, question: Question, rows: readonly HitRow[]) => {
  const read = createRecordReader(context.library, rows, { isAlone: true })
  return rows.map((row): Page['results'][number] => {
    const texts = providerOf(row.providerId).readTexts(read(row)) ?? noTexts
    const { parts } = snippetOf(texts, question.terms, question.kinds)
    return {
      id: row.id,
      session_id: row.sessionId,
      project: slugOf({ ...row, provider: row.providerId }),
      role: row.kind === 'answer' ? 'assistant' : 'user',
      content: Object.values(texts)
        .filter((text) => text !== '')
        .join('\n'),
      timestamp: row.at === null ? null : new Date(row.at).toISOString(),
      model: row.model,
      tokens_input: row.inputTokens,
      tokens_output: row.outputTokens,
      snippet: markUp(parts),
    }
  })
}

/** A page of the messages that hold what was asked for, best match first, and how many there are. */
export const searchDocumented = async (context: QueryContext, asked: Asked): Promise<Page> => {
  const page = Math.max(1, asked.page)
  const perPage = Math.min(mostPerPage, Math.max(1, asked.per_page))
  const question = await questionOf(context, asked)
  const [from, to] = [(page - 1) * perPage, page * perPage]
  const { rows, total } = (await findsNothing(context, question))
    ? { rows: [], total: 0 }
    : ((await pageOfWords(context, question, from, to)) ??
      (await pageOfList(context, question, from, to)))
  return {
    results: toResults(context, question, rows),
    total,
    page,
    per_page: perPage,
    total_pages: Math.ceil(total / perPage),
    query: asked.q,
  }
}
