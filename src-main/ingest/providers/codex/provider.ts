import path from 'node:path'
import type { Provider, ProviderRoot } from '#main/ingest/providers/provider.ts'
import type { FileIdentity } from '#main/store/library.ts'
import { beginReading, threadOfName } from './begin-reading.ts'
import { codexNoun } from './noun.ts'
import { readBlocks, readModel } from './read-blocks.ts'
import { readPictureData } from './read-pictures.ts'
import { readTexts } from './read-texts.ts'

const { id } = codexNoun

const defaultRoots = (env: NodeJS.ProcessEnv, home: string): ProviderRoot[] => {
  const named = env.CODEX_HOME?.trim()
  return named
    ? [{ path: named, origin: 'environment' }]
    : [{ path: path.join(home, '.codex'), origin: 'default' }]
}

/** `<year>/<month>/<day>/rollout-<time>-<uuid>.jsonl`; archived ones lie side by side. */
const identify = (root: string, folder: string, relativePath: string): FileIdentity | null => {
  const name = path.basename(relativePath)
  if (!name.startsWith('rollout-') || !name.endsWith('.jsonl')) return null
  return {
    path: path.join(root, folder, relativePath),
    provider: id,
    configDir: root,
    dirName: folder,
    kind: 'main',
    sessionId: threadOfName(name),
    agentId: null,
  }
}

/** Codex: rollouts below `<home of Codex>/sessions`, and those it put into its archive. */
export const codex: Provider = {
  ...codexNoun,
  defaultRoots,
  transcriptFolders: ['sessions', 'archived_sessions'],
  identify,
  beginReading,
  readTexts,
  readBlocks,
  readPicture: readPictureData,
  readModel,
}
