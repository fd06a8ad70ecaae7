import type { z } from 'zod'
import { appOperations } from './app.ts'
import { auditOperations } from './audit.ts'
import { bookmarksOperations } from './bookmarks.ts'
import { dashboardOperations } from './dashboard.ts'
import { compareOperations } from './compare.ts'
import { costsOperations } from './costs.ts'
import { diagnosticsOperations } from './diagnostics.ts'
import { etlOperations } from './etl.ts'
import { exportOperations } from './export.ts'
import { ingestOperations } from './ingest.ts'
import { libraryOperations } from './library.ts'
import { moneyOperations } from './money.ts'
import { notesOperations } from './notes.ts'
import type { Operation } from './operation.ts'
import { paletteOperations } from './palette.ts'
import { projectDetailOperations } from './project-detail.ts'
import { projectsOperations } from './projects.ts'
import { qaOperations } from './qa.ts'
import { sampleOperations } from './sample.ts'
import { searchOperations } from './search.ts'
import { sessionCardsOperations } from './session-cards.ts'
import { sessionsOperations } from './sessions.ts'
import { settingsOperations } from './settings.ts'
import { sideBySideOperations } from './side-by-side.ts'
import { sourcesOperations } from './sources.ts'
import { tablesOperations } from './tables.ts'
import { tagsOperations } from './tags.ts'
import { transcriptOperations } from './transcript/operations.ts'
import { trendsOperations } from './trends.ts'
import { usageOperations } from './usage.ts'
import { windowOperations } from './window.ts'

/** Every operation there is. A feature adds one line. */
export const operations = {
  ...appOperations,
  ...sourcesOperations,
  ...ingestOperations,
  ...etlOperations,
  ...usageOperations,
  ...costsOperations,
  ...compareOperations,
  ...exportOperations,
  ...tablesOperations,
  ...auditOperations,
  ...diagnosticsOperations,
  ...projectsOperations,
  ...dashboardOperations,
  ...projectDetailOperations,
  ...sessionsOperations,
  ...sessionCardsOperations,
  ...sideBySideOperations,
  ...trendsOperations,
  ...transcriptOperations,
  ...searchOperations,
  ...paletteOperations,
  ...bookmarksOperations,
  ...notesOperations,
  ...qaOperations,
  ...tagsOperations,
  ...libraryOperations,
  ...settingsOperations,
  ...moneyOperations,
  ...sampleOperations,
  ...windowOperations,
} as const

type Table = typeof operations
/** A key of {@link operations}. */
export type OperationName = keyof Table
/** What a caller writes. */
export type Input<N extends OperationName> = z.input<Table[N]['input']>
/** What a handler gets: parsed, with defaults. */
export type Parsed<N extends OperationName> = z.output<Table[N]['input']>
/** What a caller gets. */
export type Output<N extends OperationName> = z.output<Table[N]['output']>

/** Names of the operations of one kind. */
export type NamesOfKind<K extends Operation['kind']> = {
  [N in OperationName]: Table[N]['kind'] extends K ? N : never
}[OperationName]

/** The definition under a name, without its literal types. */
export const operationOf = (name: OperationName): Operation => operations[name]
