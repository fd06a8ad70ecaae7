import { type FeatureOf, findByFeature } from './by-feature.ts'
import type { Operation } from './operation.ts'
import type { OperationName, operations } from './operations.ts'

type OperationsOf<F extends string> = Pick<
  typeof operations,
  Extract<OperationName, `${F}.${string}`>
>

/**
 * Where each feature's operations are; does not compile while one is missing. For a process that
 * must soon answer a few: to make the schemas of all of them takes a tenth of a cold start.
 */
const features: { readonly [F in FeatureOf<OperationName>]: () => Promise<OperationsOf<F>> } = {
  app: async () => (await import('./app.ts')).appOperations,
  audit: async () => (await import('./audit.ts')).auditOperations,
  bookmarks: async () => (await import('./bookmarks.ts')).bookmarksOperations,
  compare: async () => (await import('./compare.ts')).compareOperations,
  costs: async () => (await import('./costs.ts')).costsOperations,
  dashboard: async () => (await import('./dashboard.ts')).dashboardOperations,
  diagnostics: async () => (await import('./diagnostics.ts')).diagnosticsOperations,
  etl: async () => (await import('./etl.ts')).etlOperations,
  export: async () => (await import('./export.ts')).exportOperations,
  ingest: async () => (await import('./ingest.ts')).ingestOperations,
  library: async () => (await import('./library.ts')).libraryOperations,
  money: async () => (await import('./money.ts')).moneyOperations,
  notes: async () => (await import('./notes.ts')).notesOperations,
  palette: async () => (await import('./palette.ts')).paletteOperations,
  projects: async () => ({
    ...(await import('./projects.ts')).projectsOperations,
    ...(await import('./project-detail.ts')).projectDetailOperations,
  }),
  qa: async () => (await import('./qa.ts')).qaOperations,
  sample: async () => (await import('./sample.ts')).sampleOperations,
  search: async () => (await import('./search.ts')).searchOperations,
  sessionCards: async () => (await import('./session-cards.ts')).sessionCardsOperations,
  sessions: async () => (await import('./sessions.ts')).sessionsOperations,
  settings: async () => (await import('./settings.ts')).settingsOperations,
  sideBySide: async () => (await import('./side-by-side.ts')).sideBySideOperations,
  sources: async () => (await import('./sources.ts')).sourcesOperations,
  tables: async () => (await import('./tables.ts')).tablesOperations,
  tags: async () => (await import('./tags.ts')).tagsOperations,
  transcript: async () => (await import('./transcript/operations.ts')).transcriptOperations,
  trends: async () => (await import('./trends.ts')).trendsOperations,
  usage: async () => (await import('./usage.ts')).usageOperations,
  window: async () => (await import('./window.ts')).windowOperations,
}

/** The definition under a name, which may be from outside; undefined where there is none. */
export const loadOperation = (name: string): Promise<Operation | undefined> =>
  findByFeature(features, name)

/** Each loads the operations of a feature: for a process that wants all of them before it is asked. */
export const operationLoaders: readonly (() => Promise<unknown>)[] = Object.values(features)
