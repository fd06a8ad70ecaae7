import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Transcript, transcript } from '#main/sample/transcript.ts'
import { NotesFile } from '#schema/notes.ts'
import { deepest } from './hostile/deceits.ts'
import { payloadsFor } from './hostile/payloads.ts'

/** What was written, for a test to visit. */
export interface HostileHome {
  readonly dir: string
  readonly payloads: readonly string[]
  /** Names of the text fields that hold every payload. */
  readonly fields: readonly string[]
  /** The session whose records hold every payload in every field that a record has. */
  readonly contentId: string
  /** Sessions whose own fields (title, folder, branch …) are hostile. */
  readonly sessionIds: readonly string[]
  /** What a person wrote of them, to be imported: titles, bookmarks, notes and tags. */
  readonly notesFile: string
}

const contentId = '00000000-0000-4000-8000-00000000c0de'
const model = 'claude-opus-5'

/** A payload as a file name: what a file system takes, unique by its place. */
const fileName = (payload: string, place: number): string => {
  const letters = [...payload.toWellFormed().replace(/[/\0]/g, '_')]
  while (Buffer.byteLength(letters.join('')) > 180)
    letters.length = Math.floor(letters.length * 0.9)
  return `${letters.join('')}-${place}`
}

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

type Fill = (to: Transcript, payload: string, at: number) => void

/** Text fields, and the records that put one payload into all of them. */
interface Bundle {
  readonly fields: readonly string[]
  readonly fill: Fill
}

const bare = (to: Transcript, at: number, fields: Record<string, unknown>): void => {
  const { sessionId } = to
  to.record({ sessionId, timestamp: new Date(at).toISOString(), cwd: '/home/dev/x', ...fields })
}

const message = (to: Transcript, at: number, type: 'user' | 'assistant', content: unknown): void =>
  bare(to, at, { type, message: { id: `${type}-${at}`, role: type, model, content } })

/** What tools are asked for, by the tool, so that each has its own way to be shown. */
const inputsOf = (payload: string): readonly (readonly [string, Record<string, unknown>])[] => [
  [payload, { [payload]: payload, nested: [payload, { [payload]: payload }] }],
  ['Bash', { command: payload, description: payload }],
  ['Edit', { file_path: payload, old_string: payload, new_string: payload }],
  ['Grep', { pattern: payload, path: payload, glob: payload }],
  ['WebFetch', { url: payload, prompt: payload }],
  ['Task', { description: payload, prompt: payload, subagent_type: payload }],
  ['TodoWrite', { todos: [{ content: payload, status: payload, activeForm: payload }] }],
]

const callTools: Fill = (to, payload, at) => {
  const calls = inputsOf(payload).map(([name, input], place) => ({
    use: { type: 'tool_use', id: `tool-${at}-${place}`, name, input },
    result: {
      type: 'tool_result',
      tool_use_id: `tool-${at}-${place}`,
      content: payload,
      is_error: place % 2 === 1,
    },
  }))
  const thinking = { type: 'thinking', thinking: payload, signature: '' }
  const strange = { type: payload, x: payload }
  const uses = calls.map(({ use }) => use)
  message(to, at, 'assistant', [thinking, { type: 'text', text: payload }, ...uses, strange])
  const source = { type: payload, media_type: payload, data: payload }
  const results = calls.map(({ result }) => result)
  message(to, at, 'user', [...results, { type: 'image', source }])
}

/** Records without a message, each with its payload in every text it has. */
const quietRecords = (payload: string): readonly Record<string, unknown>[] => [
  {
    type: 'attachment',
    attachment: { type: payload, filename: payload, content: payload, [payload]: payload },
  },
  { type: 'attachment', attachment: { type: 'queued_command', prompt: payload } },
  {
    type: 'progress',
    data: { type: 'hook_progress', hookEvent: payload, hookName: payload, command: payload },
  },
  {
    type: 'system',
    subtype: 'stop_hook_summary',
    hookInfos: [{ command: payload }],
    hookErrors: [payload],
  },
  { type: 'system', subtype: 'informational', content: payload, level: payload },
  {
    type: 'system',
    subtype: 'local_command',
    content: `<command-name>/x</command-name><command-args>${payload}</command-args>`,
  },
  { type: 'system', subtype: payload, content: payload },
  { type: payload, note: payload, uuid: payload, requestId: payload },
  { type: 'queue-operation', operation: payload, content: payload },
  {
    type: 'file-history-snapshot',
    snapshot: { trackedFileBackups: { [payload]: { backupFileName: payload } } },
  },
]

const bundles: readonly Bundle[] = [
  { fields: ['prompt'], fill: (to, payload) => to.prompt(payload) },
  {
    fields: [
      'answer',
      'thinking',
      'tool name',
      'tool input key',
      'tool input value',
      'command',
      'file path',
      'replaced text',
      'search pattern',
      'address to fetch',
      'task of a subagent',
      'to-do',
      'tool result',
      'tool error',
      'image media type',
      'block type',
    ],
    fill: callTools,
  },
  { fields: ['synthetic message'], fill: (to, payload) => to.synthetic(payload) },
  {
    fields: [
      'attachment',
      'queued prompt',
      'hook',
      'hook summary',
      'system content',
      'local command',
      'system subtype',
      'record type',
      'uuid',
      'request id',
      'queue operation',
      'tracked file',
    ],
    fill: (to, payload, at) => {
      for (const fields of quietRecords(payload)) bare(to, at, fields)
    },
  },
]

/** How a session gets its title. */
const titleFields: Readonly<Record<string, (to: Transcript, payload: string) => void>> = {
  'title by a person': (to, customTitle) =>
    void to.record({ type: 'custom-title', sessionId: to.sessionId, customTitle }),
  'title by the agent': (to, payload) => void to.aiTitle(payload),
  summary: (to, payload) => void to.summary(payload),
  'title of one’s own': () => {},
}

const noteFields = ['title of a bookmark', 'notes', 'tag of a bookmark', 'tag of a session']

const sessionFields = ['working folder', 'branch', 'version', 'model', 'session folder', 'agent id']

const writeContent = (dir: string, payloads: readonly string[], startAt: number): void => {
  const to = transcript({ sessionId: contentId, cwd: '/home/dev/x', startAt, model })
  to.prompt('What follows is hostile.')
  let at = startAt
  for (const payload of payloads)
    for (const { fill } of bundles) {
      at += 1000
      fill(to, payload, at)
    }
  to.aiTitle('Every hostile record')
  const folder = path.join(dir, 'projects', 'content')
  write(path.join(folder, `${contentId}.jsonl`), to.text())
  for (const [place, payload] of payloads.entries()) {
    const agentId = fileName(payload, place)
    const agent = transcript({ sessionId: contentId, cwd: '/home/dev/x', startAt, model, agentId })
    const file = path.join(folder, contentId, 'subagents', `agent-${agentId}.jsonl`)
    write(file, agent.prompt(payload).answer(payload).text())
  }
}

/** A session for each payload and each way to be titled; answers their ids. */
const writeSessions = (dir: string, payloads: readonly string[], now: number): readonly string[] =>
  payloads.flatMap((payload, place) =>
    Object.entries(titleFields).map(([_name, setTitle], way) => {
      const sessionId = way === 2 ? fileName(payload, place) : `s-${place}-${way}`
      const startAt = now - (place * 4 + way) * 60_000
      const options = { sessionId, cwd: payload, startAt, model: payload }
      const to = transcript({ ...options, seed: place + 1 })
      setTitle(to.prompt(payload).answer(payload), payload)
      const records = to.lines().map((line) => JSON.parse(line))
      const hostile = records.map((record) => ({ ...record, gitBranch: payload, version: payload }))
      const text = hostile.map((record) => `${JSON.stringify(record)}\n`).join('')
      write(path.join(dir, 'projects', fileName(payload, place), `${sessionId}.jsonl`), text)
      return sessionId
    }),
  )

/** Notes that hold every payload which a person could write, of the sessions titled by one. */
const notesOf = (payloads: readonly string[], now: number): NotesFile => {
  const at = new Date(now).toISOString()
  const marks = { messageIndex: null, messageUuid: null, createdAt: at, changedAt: at }
  const each = payloads.map((payload, place) => ({
    sessionId: `s-${place}-3`,
    title: payload.slice(0, 300),
    notes: payload.slice(0, 5_000),
    name: payload.slice(0, 90),
    id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
  }))
  const { titles, bookmarks } = NotesFile.shape
  return {
    format: 'rearview-notes',
    version: 1,
    titles: each
      .map(({ sessionId, title }) => ({ sessionId, title, changedAt: at }))
      .filter((one) => titles.element.safeParse(one).success),
    bookmarks: each
      .map(({ name, ...one }) => ({ ...one, ...marks, tags: [name] }))
      .filter((one) => bookmarks.element.safeParse(one).success),
    tags: each.map(({ sessionId, name }) => ({
      sessionId,
      name,
      isDismissed: false,
      changedAt: at,
    })),
  }
}

/** Which payloads a home gets; absent means all. */
export interface HostileShare {
  /** Every so-manieth alone. */
  readonly every?: number
  /** No text longer than this. */
  readonly longest?: number
}

/**
 * Writes a config folder every text of which means harm: each payload in each field. What gets
 * through sets `window.__ran` or asks `trap`, the origin of a server that counts.
 */
export const writeHostileHome = (
  dir: string,
  trap: string,
  { every = 1, longest = Number.POSITIVE_INFINITY }: HostileShare = {},
): HostileHome => {
  const payloads = payloadsFor(trap)
    .filter(({ length }) => length <= longest)
    .filter((payload, place) => place % every === 0 || deepest.includes(payload))
  const now = Date.now()
  writeContent(dir, payloads, now - 86_400_000)
  const sessionIds = writeSessions(dir, payloads, now)
  const inRecords = bundles.flatMap(({ fields }) => fields)
  const fields = [...inRecords, ...Object.keys(titleFields), ...sessionFields, ...noteFields]
  const notesFile = path.join(dir, 'notes.json')
  write(notesFile, JSON.stringify(notesOf(payloads, now)))
  return { dir, payloads, fields, contentId, sessionIds, notesFile }
}
