import type { RecordFacts } from '#schema/transcript/facts.ts'
import type { FileIdentity } from './library.ts'
import type { Statements } from './statements.ts'

/** Identity of a project, as the caller resolves it from a working directory. */
export interface ProjectIdentity {
  readonly key: string
  readonly name: string
  /** Null where only a folder name is known. */
  readonly path: string | null
}

/** Answers the project of a working directory; of a bare folder where there is none. */
export type ResolveProject = (cwd: string | null, dirName: string) => ProjectIdentity

/** The row of a session, made when new. Its main transcript decides the folder it lies in. */
export const sessionRowOf = (sql: Statements, sessionId: string, file: FileIdentity): number => {
  const row = sql.get<{ id: number }>(
    `insert into session (session_id, config_dir, dir_name, has_main, provider)
     values (@sessionId, @configDir, @dirName, @main, @provider)
     on conflict (session_id) do update set has_main = max(has_main, excluded.has_main),
       dir_name = case when excluded.has_main > has_main then excluded.dir_name else dir_name end,
       config_dir = case when excluded.has_main > has_main then excluded.config_dir else config_dir end,
       provider = case when excluded.has_main > has_main then excluded.provider else provider end
     returning id`,
    {
      sessionId,
      configDir: file.configDir,
      dirName: file.dirName,
      main: file.kind === 'main' ? 1 : 0,
      provider: file.provider,
    },
  )
  if (!row) throw new Error('a session just added is not there')
  return row.id
}

/** What a batch of records adds to its session. */
export interface SessionChange {
  messages: number
  prompts: number
  toolCalls: number
  toolErrors: number
  firstAt: number | null
  lastAt: number | null
  titleCustom: string | null
  titleAgent: string | null
  titlePrompt: string | null
  gitBranch: string | null
  agentVersion: string | null
  readonly cwds: Map<string, number>
}

/** A change that changes nothing yet. */
export const emptySessionChange = (): SessionChange => ({
  messages: 0,
  prompts: 0,
  toolCalls: 0,
  toolErrors: 0,
  firstAt: null,
  lastAt: null,
  titleCustom: null,
  titleAgent: null,
  titlePrompt: null,
  gitBranch: null,
  agentVersion: null,
  cwds: new Map(),
})

const titleLength = 120

/** The first line of a prompt, short enough for a list. */
export const promptTitle = (prompt: string): string => {
  const line = prompt.trim().split('\n', 1)[0]?.trim() ?? ''
  return line.length > titleLength ? `${line.slice(0, titleLength - 1)}…` : line
}

/** Takes one record into the change; only records of the main transcript name the session. */
export const noteRecord = (change: SessionChange, facts: RecordFacts, isMain: boolean): void => {
  change.messages += 1
  if (facts.at !== null) {
    change.firstAt = Math.min(change.firstAt ?? facts.at, facts.at)
    change.lastAt = Math.max(change.lastAt ?? facts.at, facts.at)
  }
  if (facts.cwd) change.cwds.set(facts.cwd, (change.cwds.get(facts.cwd) ?? 0) + 1)
  if (!isMain) return
  if (facts.kind === 'prompt') {
    change.prompts += 1
    if (facts.promptText && !change.titlePrompt) change.titlePrompt = promptTitle(facts.promptText)
  }
  if (facts.title?.source === 'custom') change.titleCustom = facts.title.text
  if (facts.title?.source === 'agent') change.titleAgent = facts.title.text
  if (facts.gitBranch) change.gitBranch = facts.gitBranch
  if (facts.agentVersion) change.agentVersion = facts.agentVersion
}

const applyChange = `
  update session set revision = revision + 1,
    messages = messages + @messages, prompts = prompts + @prompts,
    tool_calls = tool_calls + @toolCalls, tool_errors = tool_errors + @toolErrors,
    first_at = min(coalesce(first_at, @firstAt), coalesce(@firstAt, first_at)),
    last_at = max(coalesce(last_at, @lastAt), coalesce(@lastAt, last_at)),
    title_custom = coalesce(@titleCustom, title_custom),
    title_agent = coalesce(@titleAgent, title_agent),
    title_prompt = coalesce(title_prompt, @titlePrompt),
    git_branch = coalesce(@gitBranch, git_branch),
    agent_version = coalesce(@agentVersion, agent_version)
  where id = @id`

const commonCwd = `
  select c.cwd from file_cwd c join file f on f.id = c.file_id
  where f.session_id = ? group by c.cwd, f.kind
  order by f.kind = 'main' desc, sum(c.records) desc, c.cwd limit 1`

const upsertProject = `
  insert into project (key, name, path) values (@key, @name, @path)
  on conflict (key) do update set name = excluded.name returning id`

/** Puts the session into the project of its most common working directory. */
export const placeSession = (sql: Statements, id: number, resolve: ResolveProject): void => {
  const cwd = sql.get<{ cwd: string }>(commonCwd, id)?.cwd ?? null
  const now = sql.get<{ cwd: string | null; project_id: number | null; dir_name: string }>(
    'select cwd, project_id, dir_name from session where id = ?',
    id,
  )
  if (!now || (now.cwd === cwd && now.project_id !== null)) return
  const project = sql.get<{ id: number }>(upsertProject, { ...resolve(cwd, now.dir_name) })
  if (!project) throw new Error('a project just added is not there')
  sql.run('update session set cwd = ?, project_id = ? where id = ?', cwd, project.id, id)
}

/** Writes a change and places the session in its project. */
export const writeSession = (
  sql: Statements,
  target: { readonly sessionRow: number; readonly fileId: number },
  change: SessionChange,
  resolve: ResolveProject,
): void => {
  const { cwds, ...columns } = change
  sql.run(applyChange, { ...columns, id: target.sessionRow })
  for (const [cwd, records] of cwds) {
    sql.run(
      `insert into file_cwd (file_id, cwd, records) values (?, ?, ?)
       on conflict (file_id, cwd) do update set records = records + excluded.records`,
      target.fileId,
      cwd,
      records,
    )
  }
  placeSession(sql, target.sessionRow, resolve)
}
