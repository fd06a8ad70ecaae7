import { type Discovery, isBelow } from './discover.ts'
import type { PassContext } from './pass-context.ts'

/**
 * Marks files of readable folders that are gone. A folder in which suddenly nothing is found
 * changes nothing: it is more often unmounted than emptied.
 */
export const markMissing = (
  context: Pick<PassContext, 'library' | 'index' | 'now' | 'onChange'>,
  roots: readonly string[],
  found: Discovery,
): void => {
  const seen = new Set(found.files.map((file) => file.identity.path))
  const withFiles = new Set(found.files.map((file) => file.identity.configDir))
  const troubled = found.troubles.map((trouble) => trouble.path)
  const { library, index, now } = context
  const gone = library
    .files()
    .filter((file) => roots.includes(file.configDir) && withFiles.has(file.configDir))
    .filter((file) => file.deletedAt === null && !seen.has(file.path))
    .filter((file) => !troubled.some((folder) => isBelow(folder, file.path)))
  if (gone.length === 0) return
  const at = now()
  library.transaction(() => {
    for (const file of gone) library.markDeleted(file.id, at)
  })
  const touched = index.transaction(() => gone.map((file) => index.markDeleted(file.id, at)))
  context.onChange(touched.filter((id): id is string => id !== null))
}
