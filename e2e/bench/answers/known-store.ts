import { type OperationName, type Output, operationOf } from '#schema/operations.ts'
import type { Ask } from './ask.ts'
import { findWords, type KnownWords } from './known-words.ts'

/** What the questions of the screens are made of: days, names and ids that the store holds. */
export interface KnownStore {
  readonly firstDay: string
  /** Local days from the first call to the last, both included. */
  readonly days: number
  /** Keys, most expensive first. */
  readonly projects: readonly string[]
  readonly models: readonly string[]
  /** Ids, those with the most records first. */
  readonly sessions: readonly string[]
  /** Folders below `projects/`, most sessions first. */
  readonly folders: readonly string[]
  readonly words: KnownWords
}

const dayMs = 86_400_000

const answerTo = async <N extends OperationName>(
  ask: Ask,
  name: N,
  input: object,
): Promise<Output<N>> => {
  const { text } = await ask({ name, input })
  return operationOf(name).output.parse(JSON.parse(text)) as Output<N>
}

/** Asks a store what is in it; throws where it holds nothing. */
export const lookAround = async (ask: Ask): Promise<KnownStore> => {
  const overview = await answerTo(ask, 'usage.overview', {})
  const { firstDay, lastDay } = overview
  if (!firstDay || !lastDay) throw new Error('the store holds no calls')
  const keys = async (by: 'project' | 'model') =>
    (await answerTo(ask, 'usage.report', { by })).rows.map(({ key }) => key)
  const listed = await answerTo(ask, 'sessions.list', { sort: 'messages', limit: 500 })
  const documented = await answerTo(ask, 'projects.documented', {})
  const sessions = listed.rows.map(({ id }) => id)
  return {
    firstDay,
    days: Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / dayMs) + 1,
    projects: await keys('project'),
    models: await keys('model'),
    sessions,
    folders: documented.projects
      .toSorted((a, b) => b.file_count - a.file_count)
      .map(({ dir_name }) => dir_name),
    words: await findWords(ask, sessions),
  }
}

/** A day of the store by its number from the first on. */
export const dayOf = ({ firstDay }: KnownStore, number: number): string =>
  new Date(Date.parse(firstDay) + number * dayMs).toISOString().slice(0, 10)
