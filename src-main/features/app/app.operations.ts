import type { QueryHandlers } from '#main/features/handlers.ts'
import { checkDatabase, countStore, unknownRecords } from './app.queries.ts'
import { measureStorage } from './measure-storage.ts'
import { servicesOf } from './services.ts'

/** Handlers of the program's own queries. */
export const appQueries: QueryHandlers<'app'> = {
  'app.health': async (_, { index, state }) => ({
    status: 'ok',
    timestamp: new Date().toISOString(),
    uptime: (Date.now() - state.startedAt) / 1000,
    version: state.version,
    components: { database: await checkDatabase(index), redis: { status: 'unused' } },
  }),
  'app.services': async (_, context) => ({ status: 'ok', services: servicesOf(context) }),
  'app.status': async (_, { index, state }) => ({
    version: state.version,
    dataDir: state.dataDir,
    watching: state.watching,
    isSample: state.isSample,
    ingest: state.progress,
    engine: state.health,
    counts: await countStore(index),
    unknownRecords: await unknownRecords(index),
  }),
  'app.storage': async (_, { state }) => measureStorage(state.dataDir),
}
