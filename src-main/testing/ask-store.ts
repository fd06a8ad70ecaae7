import { onTestFinished } from 'vitest'
import { queryHandler } from '#main/engine/query-handlers.ts'
import { openReadStore } from '#main/store/read-store.ts'
import { noProgress } from '#schema/ingest.ts'
import { type Input, type NamesOfKind, type Output, operationOf } from '#schema/operations.ts'
import { openIngest } from './store.ts'
import { temporaryFolder, writeTranscripts } from './transcript.ts'

type QueryName = NamesOfKind<'query' | 'download'>

/**
 * Asks a store the way a query worker does, in this thread: without the two seconds that an engine
 * takes to start and end. Both the input and the answer are held to the operation's schema.
 */
export const askStore = (dataDir: string) => {
  const store = openReadStore(dataDir)
  onTestFinished(() => store.close())
  const state = { version: '1', dataDir, startedAt: 0, watching: false, isSample: false }
  const idle = { progress: noProgress, health: {}, roots: [], selectedProject: null }
  const context = { ...store, state: { ...state, ...idle } }
  return async <N extends QueryName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const { input: takes, output: gives } = operationOf(name)
    const handle = await queryHandler(name)
    const answer = await handle?.(takes.parse(input), context)
    return gives.parse(answer) as Output<N>
  }
}

/** Reads a config folder into a store of its own to ask. */
export const askHome = async (home: string) => {
  const dataDir = temporaryFolder()
  const ingest = await openIngest(home, dataDir)
  const report = await ingest.runPass()
  return { home, dataDir, ingest, report, ask: askStore(dataDir) }
}

/** Reads transcripts, keyed by their path below `projects/`, into a store of their own to ask. */
export const askFiles = async (
  files: Readonly<Record<string, readonly (object | string)[] | string>>,
) => {
  const home = temporaryFolder()
  writeTranscripts(home, files)
  return askHome(home)
}
