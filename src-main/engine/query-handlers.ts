import { appQueries } from '#main/features/app/app.operations.ts'
import type { AskQuery, QueryHandlers, QueryName } from '#main/features/handlers.ts'
import { laterProjects, projectsQueries } from '#main/features/projects/projects.operations.ts'
import { laterSessions, sessionsQueries } from '#main/features/sessions/sessions.operations.ts'
import { settingsQueries } from '#main/features/settings/settings.operations.ts'
import { laterUsage, usageQueries } from '#main/features/usage/usage.operations.ts'
import { loadInTurn } from '#main/lib/load-in-turn.ts'
import { type FeatureOf, findByFeature } from '#schema/by-feature.ts'
import { AppError } from '#schema/errors.ts'
import type { Output } from '#schema/operations.ts'
import type { Handle } from './serve-calls.ts'

/**
 * Every feature's queries and downloads; does not compile while one is missing. What the first
 * screen asks is part of the worker. The rest is loaded with its first question: to read and run it
 * all took a third of the time between a start and its first answer.
 */
const features: {
  readonly [P in FeatureOf<QueryName>]: () => QueryHandlers<P> | Promise<QueryHandlers<P>>
} = {
  app: () => appQueries,
  projects: () => projectsQueries,
  sessions: () => sessionsQueries,
  settings: () => settingsQueries,
  usage: () => usageQueries,
  audit: async () => (await import('#main/features/audit/audit.operations.ts')).auditQueries,
  bookmarks: async () =>
    (await import('#main/features/bookmarks/bookmarks.operations.ts')).bookmarksQueries,
  compare: async () =>
    (await import('#main/features/compare/compare.operations.ts')).compareQueries,
  costs: async () => (await import('#main/features/costs/costs.operations.ts')).costsQueries,
  dashboard: async () =>
    (await import('#main/features/dashboard/dashboard.operations.ts')).dashboardQueries,
  diagnostics: async () =>
    (await import('#main/features/diagnostics/diagnostics.operations.ts')).diagnosticsQueries,
  etl: async () => (await import('#main/features/etl/etl.operations.ts')).etlQueries,
  export: async () => (await import('#main/features/export/export.operations.ts')).exportQueries,
  library: async () =>
    (await import('#main/features/library/library.operations.ts')).libraryQueries,
  money: async () => (await import('#main/features/money/money.operations.ts')).moneyQueries,
  notes: async () => (await import('#main/features/notes/notes.operations.ts')).notesQueries,
  palette: async () =>
    (await import('#main/features/palette/palette.operations.ts')).paletteQueries,
  qa: async () => (await import('#main/features/qa/qa.operations.ts')).qaQueries,
  search: async () => (await import('#main/features/search/search.operations.ts')).searchQueries,
  sessionCards: async () =>
    (await import('#main/features/session-cards/session-cards.operations.ts')).sessionCardsQueries,
  sideBySide: async () =>
    (await import('#main/features/side-by-side/side-by-side.operations.ts')).sideBySideQueries,
  sources: async () =>
    (await import('#main/features/sources/sources.operations.ts')).sourcesQueries,
  tables: async () =>
    (await import('#main/features/tables/tables.operations.ts')).tablesQueries(askQuery),
  tags: async () => (await import('#main/features/tags/tags.operations.ts')).tagsQueries,
  transcript: async () =>
    (await import('#main/features/transcript/transcript.operations.ts')).transcriptQueries,
  trends: async () => (await import('#main/features/trends/trends.operations.ts')).trendsQueries,
}

/** The handler of a query, loaded where it is asked for first; undefined where there is none. */
export const queryHandler = (name: string): Promise<Handle | undefined> =>
  findByFeature(features, name)

const askQuery: AskQuery = async (name, input, context) => {
  const handle = await queryHandler(name)
  if (!handle) throw new AppError('not_found')
  return (await handle(input, context)) as Output<typeof name>
}

/** How long the first screen has the worker to itself. */
const firstScreenMs = 2000

/** Loads what is left once there is time. Never rejects. */
export const loadOtherHandlers = (): Promise<void> => {
  const parts = [features, laterProjects, laterSessions, laterUsage].flatMap(Object.values)
  return loadInTurn(parts, firstScreenMs)
}
