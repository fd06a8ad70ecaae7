import { onTestFinished } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import { temporaryFolder, writeTranscripts } from './transcript.ts'

/** Asks the real engine over config folders; throws the sentence of a failure. */
export const readHome = async (...claudeDirs: string[]) => {
  const settings = { dataDir: temporaryFolder(), claudeDirs, watch: false, ingest: false }
  const engine = await startEngine({ ...settings, version: '1' })
  onTestFinished(() => engine.close())
  const ask = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const outcome = await engine.call(name, input, localCaller('commandLine'))
    if (!outcome.ok) throw new Error(outcome.error.message)
    return outcome.value
  }
  await ask('ingest.run', {})
  return ask
}

/** {@link readHome} over files that a test writes, keyed by their path below `projects/`. */
export const readFiles = (files: Readonly<Record<string, readonly (object | string)[]>>) => {
  const home = temporaryFolder()
  writeTranscripts(home, files)
  return readHome(home)
}
