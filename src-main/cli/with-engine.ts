import { type Engine, localCaller } from '#main/engine/engine.ts'
import { version } from '#main/lib/version.ts'
import { AppError } from '#schema/errors.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import { checkFolders } from './check-folders.ts'
import type { Settings } from './settings.ts'

/** What the engine does by itself while a command holds it. */
export interface EngineMode {
  readonly watch: boolean
  readonly ingest: boolean
  /** Whether queries follow at once, as they usually do. */
  readonly warm?: boolean
}

/** Starts the engine on checked folders. It is loaded here and not sooner: help must be quick. */
const startOn = async (settings: Settings, mode: EngineMode): Promise<Engine> => {
  await checkFolders(settings)
  const { startEngine } = await import('#main/engine/start.ts')
  const { dataDir, claudeDirs } = settings
  return startEngine({ dataDir, claudeDirs, ...mode, version })
}

/** Runs a command with an engine that is closed afterwards, whatever happens. */
export const withEngine = async <T>(
  settings: Settings,
  mode: EngineMode,
  use: (engine: Engine) => Promise<T>,
): Promise<T> => {
  const engine = await startOn(settings, mode)
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}

/** Asks the engine as the person at this machine; a failure is thrown. */
export const ask = async <N extends OperationName>(
  engine: Engine,
  name: N,
  input: Input<N>,
): Promise<Output<N>> => {
  const outcome = await engine.call(name, input, localCaller('commandLine'))
  if (outcome.ok) return outcome.value
  throw AppError.from(outcome.error)
}
