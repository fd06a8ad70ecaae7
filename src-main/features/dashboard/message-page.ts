import {
  type ListedMessage,
  listMessages,
  type MessageSummary,
  summaryAt,
} from '#main/analysis/project-messages.ts'
import type { InteractionFacts } from '#main/analysis/session-facts.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import type { DashboardMessage, MessagesPage } from '#schema/dashboard.ts'
import { recordRows } from './message-rows.ts'
import type { Part } from './open-project.ts'
import { type Page, pageAt } from './page.ts'
import { readMessage } from './read-message.ts'

/** Characters of text that a page has at most; what is longer is cut, and its record has the whole. */
const pageCharacters = 750_000

type Summary = MessageSummary & { readonly session: number }

const summariesOf = (parts: readonly Part[], listed: readonly ListedMessage[]): Summary[] =>
  listed.flatMap(({ session, place }) => {
    const facts = parts[session]?.facts
    return facts ? [{ ...summaryAt(facts, place), session }] : []
  })

/** Interactions by the record that began them. */
const openings = (parts: readonly Part[], sessions: ReadonlySet<number>) =>
  new Map<number, InteractionFacts>(
    [...sessions].flatMap((session) =>
      (parts[session]?.facts.interactions ?? []).map((one): [number, InteractionFacts] => [
        one.messageId,
        one,
      ]),
    ),
  )

const readAll = async (
  { index, library }: QueryContext,
  parts: readonly Part[],
  summaries: readonly Summary[],
  perPage: number,
): Promise<DashboardMessage[]> => {
  if (summaries.length === 0) return []
  const found = await recordRows(
    index,
    summaries.map(({ id }) => id),
  )
  const rows = new Map(found.map((row) => [row.id, row]))
  const opened = openings(parts, new Set(summaries.map(({ session }) => session)))
  const readRecord = createRecordReader(library, found)
  const most = Math.floor(pageCharacters / perPage)
  return summaries.flatMap((summary) => {
    const row = rows.get(summary.id)
    if (!row) return []
    const record = readRecord(row)
    return [readMessage({ row, summary, record, interaction: opened.get(summary.id), most })]
  })
}

const ofModels = (
  parts: readonly Part[],
  all: readonly ListedMessage[],
  models: readonly string[],
): readonly ListedMessage[] => {
  const wanted = new Set(models)
  return all.filter(({ session, place }) => {
    const facts = parts[session]?.facts
    const model = facts && summaryAt(facts, place).model
    return typeof model === 'string' && wanted.has(model)
  })
}

/** Which page of a project's records is wanted. */
export interface PageQuestion {
  readonly page: number
  readonly perPage: number
  /** Only records of these models; all where none is named. */
  readonly model?: readonly string[] | undefined
}

/** A page of the records of some sessions, oldest first. */
export const messagePage = async (
  context: QueryContext,
  parts: readonly Part[],
  { page, perPage, model = [] }: PageQuestion,
): Promise<MessagesPage> => {
  const all = listMessages(context.index, parts)
  const listed = model.length === 0 ? all : ofModels(parts, all, model)
  const place: Page = pageAt(listed.length, page, perPage)
  const shown = summariesOf(parts, listed.slice(place.start_index, place.end_index))
  return { messages: await readAll(context, parts, shown, perPage), ...place }
}
