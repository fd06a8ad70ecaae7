import path from 'node:path'
import type { SidecarRules } from '#main/ingest/providers/provider.ts'
import { readTypedPrompt } from './read-history.ts'

/** Folders below a session's own that hold what belongs to it: agents, workflow runs, long results. */
const ownFolders: readonly string[] = ['subagents', 'workflows', 'tool-results']

/** Folders of the config folder named after a session, or holding files that are. */
const bySession: readonly string[] = ['todos', 'tasks', 'file-history']

const folders: readonly string[] = [...bySession, 'teams', 'plans']

const history = 'history.jsonl'

const files: readonly string[] = [history]

const uuidAtStart = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=$|[-.])/i

const sessionIn = (name: string | undefined): string | null =>
  uuidAtStart.exec(name ?? '')?.[0] ?? null

/** Transcripts that were put out of use; their calls are counted elsewhere. */
const isPutAside = (name: string): boolean =>
  name.includes('.orphaned') || name.includes('.superseded')

/** The session a path belongs to, null for none; undefined for a path that is not kept. */
const sessionOf = (parts: readonly string[]): string | null | undefined => {
  const [place = '', second, third, fourth] = parts
  if (parts.length === 1) return files.includes(place) ? null : undefined
  if (folders.includes(place)) return bySession.includes(place) ? sessionIn(second) : null
  if (place !== 'projects' || third === undefined) return undefined
  const isOwn = parts.length > 4 && ownFolders.includes(fourth ?? '')
  if (isOwn) return third
  return isPutAside(parts.at(-1) ?? '') ? sessionIn(third) : undefined
}

/** What Claude Code leaves beside its transcripts, and sweeps away with them. */
export const sidecars = (provider: string): SidecarRules => ({
  folders,
  files,
  history: { file: history, readPrompt: readTypedPrompt },
  identify: (root, relativePath) => {
    const parts = relativePath.split(path.sep)
    const sessionId = sessionOf(parts)
    if (sessionId === undefined) return null
    const dirName = parts[0] === 'projects' ? (parts[1] ?? '') : (parts[0] ?? '')
    return {
      path: path.join(root, relativePath),
      provider,
      configDir: root,
      dirName,
      kind: 'sidecar',
      sessionId,
      agentId: null,
    }
  },
})
