import path from 'node:path'
import { providers } from './providers/index.ts'
import { walk } from './discover.ts'

/** Every file in the folders that are named after a project, in any of the roots. */
export const projectFiles = async (roots: readonly string[], slug: string): Promise<string[]> => {
  const files: string[] = []
  for (const root of roots) {
    for (const folder of new Set(providers.flatMap((one) => one.transcriptFolders))) {
      const below = path.join(root, folder, slug)
      for await (const relative of walk(below, '', [])) files.push(path.join(below, relative))
    }
  }
  return files
}
