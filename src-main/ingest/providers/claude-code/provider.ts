import path from 'node:path'
import type { Provider, ProviderRoot } from '#main/ingest/providers/provider.ts'
import type { FileIdentity } from '#main/store/library.ts'
import { claudeCodeNoun } from './noun.ts'
import { readBlocks, readModel } from './read-blocks.ts'
import { readFacts } from './read-facts.ts'
import { readTexts } from './read-texts.ts'
import { readPictureData } from './read-pictures.ts'
import { readRetentionDays } from './read-retention.ts'
import { sidecars } from './sidecars.ts'

const { id } = claudeCodeNoun

/** Splits `CLAUDE_CONFIG_DIR`: a comma list, or the system's own path list. Empty means unset. */
const foldersOf = (value: string): string[] =>
  value
    .split(value.includes(',') ? ',' : path.delimiter)
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '')

const defaultRoots = (env: NodeJS.ProcessEnv, home: string): ProviderRoot[] => {
  const named = foldersOf(env.CLAUDE_CONFIG_DIR ?? '')
  if (named.length > 0) return named.map((folder) => ({ path: folder, origin: 'environment' }))
  const xdg = env.XDG_CONFIG_HOME || path.join(home, '.config')
  return [path.join(home, '.claude'), path.join(xdg, 'claude')].map((folder) => ({
    path: folder,
    origin: 'default',
  }))
}

const isLeftOut = (name: string): boolean =>
  !name.endsWith('.jsonl') ||
  name === 'journal.jsonl' ||
  name.includes('.orphaned') ||
  name.includes('.superseded')

/** `agent-<id>.jsonl` → `<id>`. */
const agentIdOf = (stem: string): string => stem.replace(/^agent-/, '')

/**
 * `<folder>/<session>.jsonl` is a main transcript; everything below `<folder>/<session>/` and an
 * `agent-*.jsonl` beside the sessions (an older place) belongs to a subagent.
 */
const identify = (root: string, folder: string, relativePath: string): FileIdentity | null => {
  const parts = relativePath.split(path.sep)
  const [dirName, second] = parts
  const name = parts.at(-1)
  if (dirName === undefined || second === undefined || name === undefined) return null
  if (isLeftOut(name)) return null
  const stem = name.slice(0, -'.jsonl'.length)
  const isMain = parts.length === 2 && !stem.startsWith('agent-')
  return {
    path: path.join(root, folder, relativePath),
    provider: id,
    configDir: root,
    dirName,
    kind: isMain ? 'main' : 'subagent',
    sessionId: isMain ? stem : parts.length > 2 ? second : null,
    agentId: isMain ? null : agentIdOf(stem),
  }
}

/** Claude Code: JSON lines below `<config folder>/projects`. */
export const claudeCode: Provider = {
  ...claudeCodeNoun,
  defaultRoots,
  transcriptFolders: ['projects'],
  identify,
  sidecars: sidecars(id),
  readRetentionDays,
  // Every record says all that is needed to read it.
  beginReading: (file) => ({ readFacts, state: () => null, place: () => file }),
  readTexts,
  readBlocks,
  readPicture: readPictureData,
  readModel,
}
