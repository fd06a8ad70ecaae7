import { readdir, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { isErrno } from '#main/lib/errno.ts'
import { isRunning } from '#main/lib/is-running.ts'
import { log } from '#main/lib/log.ts'
import { writeSampleHome } from '#main/sample/sample-home.ts'
import { ingestOperations } from '#schema/ingest.ts'
import { AppError } from '#schema/errors.ts'
import { RunningEngine } from './running-engine.ts'

/** A store of made-up sessions, apart from every other. */
export interface SampleStore {
  readonly engine: RunningEngine
  /** Ends its workers and removes every file of it. */
  readonly close: () => Promise<void>
}

/** The same sessions for everybody. */
const sampleSeed = 1

const samplesIn = (dataDir: string): string => path.join(dataDir, 'sample')

/** Two programs may work on one data folder; each has a sample of its own. */
const ownSample = (dataDir: string): string => path.join(samplesIn(dataDir), String(process.pid))

const remove = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  // Refused while another program has a sample of its own beside it.
  await rmdir(path.dirname(folder)).catch(() => undefined)
}

/** Removes samples of programs that ended without closing theirs. Never rejects. */
export const removeLeftSamples = async (dataDir: string): Promise<void> => {
  const folder = samplesIn(dataDir)
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (/^\d+$/.test(name) && (Number(name) === process.pid || isRunning(Number(name)))) continue
    await remove(path.join(folder, name)).catch((thrown: unknown) =>
      log.warn({ error: String(thrown) }, 'a sample that was left was not removed'),
    )
  }
}

const inWords = (thrown: unknown): unknown => {
  if (!isErrno(thrown)) return thrown
  return thrown.code === 'ENOSPC'
    ? new AppError('storage_full')
    : new AppError('unavailable', 'The sample data could not be written to the data folder.')
}

/** Writes made-up sessions and reads them into a store of their own. Rejects with an AppError. */
export const openSample = async (dataDir: string, version: string): Promise<SampleStore> => {
  const folder = ownSample(dataDir)
  const home = path.join(folder, 'home')
  try {
    await remove(folder)
    writeSampleHome(home, { seed: sampleSeed, now: Date.now() })
    const options = { dataDir: path.join(folder, 'store'), claudeDirs: [home], version }
    const engine = await RunningEngine.start({ ...options, watch: false, ingest: false }, true)
    const close = async (): Promise<void> => {
      await engine.close()
      await remove(folder)
    }
    const operation = ingestOperations['ingest.run']
    await engine
      .run({ name: 'ingest.run', operation, input: {} })
      .catch(async (thrown: unknown) => {
        await close()
        throw thrown
      })
    return { engine, close }
  } catch (thrown) {
    await remove(folder).catch(() => undefined)
    throw inWords(thrown)
  }
}
