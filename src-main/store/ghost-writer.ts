import type { Statements } from './statements.ts'
import { promptTitle, type ResolveProject } from './write-session.ts'

/** A prompt of an agent's history, with its place there. */
export interface HistoryPrompt {
  readonly sessionId: string
  readonly at: number
  readonly cwd: string | null
  readonly text: string
  readonly offset: number
  readonly length: number
}

/** A stretch of an archived history, read into prompts. */
export interface HistoryBatch {
  readonly provider: string
  readonly generationId: number
  /** Offset behind the last line that was read. */
  readonly end: number
  readonly prompts: readonly HistoryPrompt[]
}

/** Characters that are kept of a prompt; the rest is in the library. */
const previewLength = 500

const upsertGhost = `
  insert into ghost (session_id, provider, project_key, project_name, title, first_at, last_at,
    prompts)
  values (@sessionId, @provider, @projectKey, @projectName, @title, @at, @at, 0)
  on conflict (session_id) do update set
    first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at),
    title = case when title like '/%' and excluded.title not like '/%' then excluded.title
      else title end`

/** Writes what an agent's own history tells of sessions that nothing else is left of. */
export class GhostWriter {
  private readonly sql: Statements
  private readonly resolveProject: ResolveProject

  constructor(sql: Statements, resolveProject: ResolveProject) {
    this.sql = sql
    this.resolveProject = resolveProject
  }

  /** How far a generation of a history was read. */
  indexedBytes(generationId: number): number {
    const row = this.sql.get<{ bytes: number }>(
      'select indexed_bytes as bytes from history_source where generation_id = ?',
      generationId,
    )
    return row?.bytes ?? 0
  }

  /** Takes a batch in, inside a transaction; answers the sessions that are ghosts by it. */
  apply({ provider, generationId, end, prompts }: HistoryBatch): string[] {
    const touched = new Set<string>()
    for (const prompt of prompts) {
      if (this.isKnown(prompt.sessionId)) continue
      this.putGhost(provider, prompt)
      if (this.putPrompt(generationId, prompt)) touched.add(prompt.sessionId)
    }
    this.sql.run(
      `insert into history_source (generation_id, indexed_bytes) values (?, ?)
       on conflict (generation_id) do update set indexed_bytes = excluded.indexed_bytes`,
      generationId,
      end,
    )
    return [...touched]
  }

  /** Lets go of those whose transcript has appeared since. */
  removeKnown(): void {
    this.sql.run('delete from ghost where session_id in (select session_id from session)')
  }

  private isKnown(sessionId: string): boolean {
    return this.sql.get('select 1 from session where session_id = ?', sessionId) !== undefined
  }

  private putGhost(provider: string, { sessionId, at, cwd, text }: HistoryPrompt): void {
    const project = cwd === null ? null : this.resolveProject(cwd, '')
    this.sql.run(upsertGhost, {
      sessionId,
      provider,
      projectKey: project?.key ?? '',
      projectName: project?.name ?? 'not recorded',
      title: promptTitle(text),
      at,
    })
  }

  /** False for one that an earlier generation told of already. */
  private putPrompt(generationId: number, prompt: HistoryPrompt): boolean {
    const { sessionId, at, text, offset, length } = prompt
    const { changes } = this.sql.run(
      `insert or ignore into ghost_prompt
         (session_id, at, prompt, generation_id, byte_offset, byte_length)
       values (?, ?, ?, ?, ?, ?)`,
      sessionId,
      at,
      text.slice(0, previewLength),
      generationId,
      offset,
      length,
    )
    if (changes === 0) return false
    this.sql.run('update ghost set prompts = prompts + 1 where session_id = ?', sessionId)
    return true
  }
}
