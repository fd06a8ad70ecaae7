import { formatBytes, plural } from '#renderer/lib/format.ts'
import type { FoundInFolder } from '#schema/ingest.ts'
import type { Source, WatchedFolder } from '#schema/sources.ts'

const origins: Readonly<Record<WatchedFolder['origin'], string>> = {
  default: 'the usual place',
  environment: 'named by a variable',
  commandLine: 'named at start',
  person: 'added by you',
}

const contents = (source: Source, found: FoundInFolder | undefined): string => {
  const files = Math.max(source.files, found?.files ?? 0)
  if (files === 0) return 'no transcripts in it yet'
  const size = found && found.files > 0 ? `, ${formatBytes(found.bytes)}` : ''
  return `${plural(files, 'transcript')}${size}`
}

/** Why a folder is watched, whether it can be, and what is in it. */
export const folderNote = (source: Source, found: readonly FoundInFolder[] = []): string => {
  const origin = origins[source.origin]
  if (source.state === 'missing') return `${origin} · there is no such folder`
  if (source.state === 'unreadable') return `${origin} · this folder may not be read`
  const here = found.find(({ path }) => path === source.path)
  return `${origin} · watched, ${contents(source, here)}`
}
