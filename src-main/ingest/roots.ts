import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { isErrno } from '#main/lib/errno.ts'
import { providers } from './providers/index.ts'

/** A config folder with why it is watched. */
export interface Root {
  /** As it was written; links resolved where it exists. */
  readonly path: string
  readonly origin: 'default' | 'environment' | 'commandLine' | 'person'
  readonly state: 'watched' | 'missing' | 'unreadable'
  /** When agents delete their transcripts in it; empty where it is not watched. */
  readonly retention: { readonly provider: string; readonly days: number }[]
}

/** Who may name folders to watch. */
export interface RootWishes {
  /** Flags of the command line; they take the place of the default folders. */
  readonly claudeDirs: readonly string[] | undefined
  /** Folders a person added in the window. */
  readonly added: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly home: string
}

const retentionOf = async (root: string): Promise<Root['retention']> => {
  const known = await Promise.all(
    providers.map(async ({ id, readRetentionDays }) => {
      const days = await readRetentionDays?.(root)
      return days === undefined ? [] : [{ provider: id, days }]
    }),
  )
  return known.flat()
}

const inspect = async (folder: string, origin: Root['origin']): Promise<Root> => {
  try {
    const real = await realpath(folder)
    if (!(await stat(real)).isDirectory())
      return { path: real, origin, state: 'unreadable', retention: [] }
    await access(real, constants.R_OK | constants.X_OK)
    return { path: real, origin, state: 'watched', retention: await retentionOf(real) }
  } catch (thrown) {
    const missing = isErrno(thrown) && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')
    const state = missing ? 'missing' : 'unreadable'
    return { path: path.resolve(folder), origin, state, retention: [] }
  }
}

/** The folders to watch, each once; an earlier origin wins. */
export const resolveRoots = async (wishes: RootWishes): Promise<Root[]> => {
  const named: { path: string; origin: Root['origin'] }[] = wishes.claudeDirs?.length
    ? wishes.claudeDirs.map((folder) => ({ path: folder, origin: 'commandLine' as const }))
    : providers.flatMap((provider) => [...provider.defaultRoots(wishes.env, wishes.home)])
  const all = [
    ...named,
    ...wishes.added.map((folder) => ({ path: folder, origin: 'person' as const })),
  ]
  const byPath = new Map<string, Root>()
  for (const { path: folder, origin } of all) {
    const root = await inspect(folder, origin)
    if (!byPath.has(root.path)) byPath.set(root.path, root)
  }
  return [...byPath.values()]
}
