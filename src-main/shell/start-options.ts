import path from 'node:path'
import { dataDirFlag, dataDirVariable, defaultDataDir } from '#main/lib/data-dir.ts'

/** What the window was started with. */
export interface StartOptions {
  readonly dataDir: string
  /** Config folders that were named, of whichever agent; absent: the default ones. */
  readonly claudeDirs: readonly string[] | undefined
}

/** The machine as far as options depend on it. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly cwd: string
}

/** All values of a flag, as `--flag value` or `--flag=value`. */
const valuesOf = (args: readonly string[], flag: string): readonly string[] =>
  args.flatMap((arg, index) => {
    if (arg.startsWith(`${flag}=`)) return [arg.slice(flag.length + 1)]
    const next = args[index + 1]
    return arg === flag && next !== undefined && !next.startsWith('--') ? [next] : []
  })

/** Reads our flags and passes over everything that belongs to Chromium. */
export const readStartOptions = (args: readonly string[], around: Surroundings): StartOptions => {
  const named = ['--claude-dir', '--codex-dir'].flatMap((flag) => valuesOf(args, flag))
  const claudeDirs = named.map((dir) => path.resolve(around.cwd, dir))
  const { env, platform, home } = around
  const dataDir = valuesOf(args, dataDirFlag).at(-1) || env[dataDirVariable]
  return {
    dataDir: path.resolve(around.cwd, dataDir || defaultDataDir({ env, platform, home })),
    claudeDirs: claudeDirs.length > 0 ? claudeDirs : undefined,
  }
}
