import { appQueries } from '#main/features/app/app.operations.ts'
import { auditQueries } from '#main/features/audit/audit.operations.ts'
import {
  bookmarksCommands,
  bookmarksQueries,
} from '#main/features/bookmarks/bookmarks.operations.ts'
import { dashboardQueries } from '#main/features/dashboard/dashboard.operations.ts'
import { compareQueries } from '#main/features/compare/compare.operations.ts'
import { costsQueries } from '#main/features/costs/costs.operations.ts'
import { diagnosticsQueries } from '#main/features/diagnostics/diagnostics.operations.ts'
import { etlCommands, etlQueries } from '#main/features/etl/etl.operations.ts'
import { exportQueries } from '#main/features/export/export.operations.ts'
import type { CommandName, QueryName } from '#main/features/handlers.ts'
import { ingestCommands } from '#main/features/ingest/ingest.operations.ts'
import { libraryQueries } from '#main/features/library/library.operations.ts'
import { moneyCommands, moneyQueries } from '#main/features/money/money.operations.ts'
import { notesCommands, notesQueries } from '#main/features/notes/notes.operations.ts'
import { paletteQueries } from '#main/features/palette/palette.operations.ts'
import { projectsQueries } from '#main/features/projects/projects.operations.ts'
import { qaCommands, qaQueries } from '#main/features/qa/qa.operations.ts'
import { searchCommands, searchQueries } from '#main/features/search/search.operations.ts'
import { sessionCardsQueries } from '#main/features/session-cards/session-cards.operations.ts'
import { sessionsCommands, sessionsQueries } from '#main/features/sessions/sessions.operations.ts'
import { settingsCommands, settingsQueries } from '#main/features/settings/settings.operations.ts'
import { sideBySideQueries } from '#main/features/side-by-side/side-by-side.operations.ts'
import { sourcesCommands, sourcesQueries } from '#main/features/sources/sources.operations.ts'
import { tablesQueries } from '#main/features/tables/tables.operations.ts'
import { tagsCommands, tagsQueries } from '#main/features/tags/tags.operations.ts'
import { transcriptQueries } from '#main/features/transcript/transcript.operations.ts'
import { trendsQueries } from '#main/features/trends/trends.operations.ts'
import { usageQueries } from '#main/features/usage/usage.operations.ts'

/** What screens and programs ask; tables are made of their answers. */
const sources = {
  ...appQueries,
  ...etlQueries,
  ...diagnosticsQueries,
  ...sourcesQueries,
  ...usageQueries,
  ...costsQueries,
  ...compareQueries,
  ...exportQueries,
  ...auditQueries,
  ...projectsQueries,
  ...dashboardQueries,
  ...sessionsQueries,
  ...sessionCardsQueries,
  ...sideBySideQueries,
  ...trendsQueries,
  ...transcriptQueries,
  ...searchQueries,
  ...paletteQueries,
  ...bookmarksQueries,
  ...notesQueries,
  ...qaQueries,
  ...tagsQueries,
  ...libraryQueries,
  ...settingsQueries,
  ...moneyQueries,
}

/** Every query and download, run by the query workers. */
export const queryHandlers = {
  ...sources,
  ...tablesQueries(sources),
} satisfies Record<QueryName, unknown>

/** Every command, run by the ingest worker, the only one that writes. */
export const commandHandlers = {
  ...ingestCommands,
  ...etlCommands,
  ...sourcesCommands,
  ...settingsCommands,
  ...moneyCommands,
  ...searchCommands,
  ...bookmarksCommands,
  ...notesCommands,
  ...sessionsCommands,
  ...qaCommands,
  ...tagsCommands,
} satisfies Record<CommandName, unknown>
