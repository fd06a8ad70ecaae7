import { lstat } from 'node:fs/promises'
import path from 'node:path'
import type { SidecarIdentity } from '#main/store/library.ts'
import { type Trouble, walk } from './discover.ts'
import { providers } from './providers/index.ts'
import type { SidecarRules } from './providers/provider.ts'

const isFolder = (file: string): Promise<boolean> =>
  lstat(file).then(
    (stats) => stats.isDirectory(),
    () => false,
  )

async function* pathsBeside(
  root: string,
  { folders, files }: SidecarRules,
  troubles: Trouble[],
): AsyncGenerator<string> {
  yield* files
  for (const folder of folders) {
    const there = path.join(root, folder)
    // A link is not followed: what it leads to lies elsewhere.
    if (!(await isFolder(there))) continue
    for await (const below of walk(there, '', troubles)) yield path.join(folder, below)
  }
}

/**
 * Sidecars that lie outside the folder of transcripts; those inside come with the one walk through
 * it. They may be gone, or links, by the time somebody looks.
 */
export const sidecarsBeside = async (
  roots: readonly string[],
  troubles: Trouble[],
): Promise<SidecarIdentity[]> => {
  const found: SidecarIdentity[] = []
  for (const root of roots) {
    for (const { sidecars } of providers) {
      if (!sidecars) continue
      for await (const relative of pathsBeside(root, sidecars, troubles)) {
        const identity = sidecars.identify(root, relative)
        if (identity) found.push(identity)
      }
    }
  }
  return found
}
