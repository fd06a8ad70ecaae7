import { homedir } from 'node:os'
import path from 'node:path'
import { dataDirVariable, defaultDataDir } from '#main/lib/data-dir.ts'

/** Options that every command takes, as they were written. */
export interface CommonOptions {
  readonly claudeDir?: readonly string[]
  readonly codexDir?: readonly string[]
  readonly dataDir?: string
  readonly json?: boolean
}

/** What every command works with. */
export interface Settings {
  readonly dataDir: string
  /** Config folders that were named, of whichever agent; absent: the default ones. */
  readonly claudeDirs: readonly string[] | undefined
  readonly json: boolean
  readonly rendererDir: string
}

/** Options of a command, with what the environment and the platform add. */
export const readSettings = (options: CommonOptions, rendererDir: string): Settings => {
  const { env, platform } = process
  const named = options.dataDir || env[dataDirVariable]
  const folders = [...(options.claudeDir ?? []), ...(options.codexDir ?? [])]
  const claudeDirs = folders.map((folder) => path.resolve(folder))
  return {
    dataDir: path.resolve(named || defaultDataDir({ env, platform, home: homedir() })),
    claudeDirs: claudeDirs.length > 0 ? claudeDirs : undefined,
    json: options.json ?? false,
    rendererDir,
  }
}
