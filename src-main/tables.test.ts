import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { saveTables } from '#main/shell/save-tables.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { FilePiece } from '#schema/file-piece.ts'
import type { Input } from '#schema/operations.ts'
import { TableName } from '#schema/tables.ts'
import { serveHome } from './tables-server.fixture.ts'

const caller = localCaller('window')
const evil = '=HYPERLINK("http://evil.example","a")'

const result = (id: string, content: string) => [
  { type: 'tool_result', tool_use_id: id, content, is_error: true },
]
const call = (id: string, name: string, input: object) => ({
  content: [{ type: 'tool_use', id, name, input }],
})

/** Names that a spreadsheet would compute, wherever a transcript has a name. */
const hostile = (session: string, cwd: string) => {
  const of = { cwd, sessionId: session }
  return [
    user(`${evil} do it`, of),
    assistant(`${session}a`, undefined, of, { model: '@SUM(1+1)', ...call('t1', '+tool', {}) }),
    user(result('t1', '-2+3 went wrong'), of),
    assistant(`${session}b`, undefined, of, call('t2', '+tool', {})),
    user(result('t2', 'Error: command not found'), of),
    assistant(`${session}c`, undefined, of, call('t3', 'Bash', { command: '=cmd|calc' })),
    assistant(`${session}d`, undefined, of, {
      model: '-model',
      ...call('t4', 'Read', { file_path: `=1+1${session}.=x` }),
    }),
    assistant(`${session}e`, undefined, of, call('t5', 'Task', { subagent_type: '=agent' })),
    assistant(`${session}f`, undefined, of, call('t6', 'Skill', { skill: '@skill' })),
    user(result('t5', 'done'), of),
    user(result('t6', 'done'), of),
    { ...user('x', of), type: '=strange' },
    user('[REDACTED:=KIND] \u001b[31m red \u202e turned', of),
    assistant(`${session}g`, undefined, of),
    user('why does it fail?', of),
    assistant(`${session}h`, undefined, of, { content: [{ type: 'text', text: '=1+1 is why' }] }),
  ]
}

const many = Array.from({ length: 1100 }, (_, place) => [
  user(`ask ${place}`, { sessionId: 'many', cwd: '/nowhere/many' }),
  assistant(`many${place}`, undefined, { sessionId: 'many', cwd: '/nowhere/many' }),
])

let served: Awaited<ReturnType<typeof serveHome>>

beforeAll(async () => {
  served = await serveHome((home) => {
    writeTranscripts(home, {
      'h/=s1.jsonl': hostile('=s1', '=1+1'),
      'h/=s2.jsonl': hostile('=s2', '/nowhere/=cmd|x'),
      'many/many.jsonl': many.flat(),
    })
  })
  await served.engine.call(
    'bookmarks.add',
    { session_id: '=s1', title: evil, tags: ['@tag'] },
    caller,
  )
  // Nothing follows by itself where nothing is watched.
  for (const name of ['search.reindex', 'qa.reindex'] as const) {
    expect(await served.engine.call(name, {}, caller)).toMatchObject({ ok: true })
  }
}, 60_000)
afterAll(() => served.close())

/** What the screen of each table asks with. */
const questions = (): Partial<Record<TableName, Record<string, string>>> => {
  const one = { id: '=s1' }
  const two = { a: '=s1', b: '=s2' }
  const project = { key: '=1+1' }
  return {
    ...Object.fromEntries(
      TableName.options.flatMap((name): [string, Record<string, string>][] => {
        if (name.startsWith('session-') || name === 'recorded-costs') return [[name, one]]
        if (name.startsWith('compared-') || name.startsWith('files-of')) return [[name, two]]
        if (name.startsWith('project-')) return [[name, project]]
        if (name.startsWith('trend-')) {
          return [[name, { start_date: '2026-10-19', end_date: '2026-10-21' }]]
        }
        if (name === 'search-hits') return [[name, { q: 'do' }]]
        return name === 'diagnostic-rows' ? [[name, { set: 'drift' }]] : []
      }),
    ),
  }
}

const all = () => TableName.options.map((table) => ({ table, input: questions()[table] ?? {} }))

const overHttp = async (table: string, input: Record<string, string>, format: string) => {
  const query = new URLSearchParams({ ...input, format })
  const response = await served.fetchPath(`/api/export/${table}?${query}`)
  const text = await response.text()
  expect(response.status, `${table}: ${text.slice(0, 200)}`).toBe(200)
  return { text, response }
}

/** Cells of a CSV, quotes taken off. */
const cells = (csv: string): string[][] => {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '')
}

describe('every table', () => {
  test('has no cell that a spreadsheet computes, and nothing a terminal obeys', async () => {
    const seen = new Set<string>()
    for (const { table, input } of all()) {
      const { text } = await overHttp(table, input, 'csv')
      const [head = [], ...rows] = cells(text)
      expect(head.join(), table).toMatch(/^[a-z0-9_,]+$/)
      for (const cell of rows.flat()) {
        if (/^'[=+@-]/.test(cell)) seen.add(table)
        if (!/^-?\d+(\.\d+)?(e-?\d+)?$/.test(cell)) expect(cell, table).not.toMatch(/^[=+\-@\t\r]/)
      }
      expect(text.replace(/\r?\n|\t/g, ''), table).not.toMatch(/\p{Cc}|\u202e/u)
    }
    for (const table of [
      ...['projects', 'sessions', 'models', 'usage-by-tool', 'costs-by-tool', 'prompts'],
      ...['retries', 'errors-by-tool', 'project-tools', 'project-prompts', 'files-of-first'],
      ...['compared-tools', 'session-tools', 'session-agents', 'trend-skills', 'unpriced'],
      ...['drift', 'usage-by-project', 'search-hits', 'questions', 'bookmarks'],
    ] as const) {
      expect(seen, table).toContain(table)
    }
  }, 30_000)

  test('has the same rows and columns in CSV and in JSON', async () => {
    for (const { table, input } of all()) {
      const [head = [], ...rows] = cells((await overHttp(table, input, 'csv')).text)
      const json = JSON.parse((await overHttp(table, input, 'json')).text)
      expect(json, table).toMatchObject({ table, currency: 'USD' })
      expect(json.rows.length, table).toBe(rows.length)
      if (json.rows.length > 0) expect(Object.keys(json.rows[0]), table).toEqual(head)
    }
  }, 30_000)

  test('comes with the same bytes from the window, the menu and HTTP', async () => {
    const folder = temporaryFolder()
    const readPiece = (input: Input<'tables.export'>): Promise<Outcome<FilePiece>> =>
      served.engine.call('tables.export', input, caller)
    const saved = await saveTables(
      { format: 'csv', tables: all() },
      {
        askFile: async () => ({ canceled: true, filePath: '' }),
        askFolder: async () => ({ canceled: false, filePaths: [folder] }),
        readPiece,
        showError: (_title, sentence) => {
          throw new Error(sentence)
        },
      },
    )
    expect(saved).toBe(TableName.options.length)
    for (const { table, input } of all()) {
      const { text, response } = await overHttp(table, input, 'csv')
      const file = path.join(folder, 'rearview-export', `rearview-${table}.csv`)
      expect(readFileSync(file, 'utf8'), table).toBe(text)
      const disposition = response.headers.get('content-disposition')
      expect(disposition).toContain(`filename="rearview-${table}.csv"`)
    }
  }, 30_000)
})

test('a long table comes in pieces that are one whole', async () => {
  const question = {
    table: 'prompts' as const,
    format: 'json' as const,
    project: ['/nowhere/many'],
  }
  const first = await served.engine.call('tables.export', question, caller)
  if (!first.ok) throw AppError.from(first.error)
  expect(first.value.next).toBe('1000')
  const of = { project: '/nowhere/many' }
  const { text } = await overHttp('prompts', of, 'json')
  expect(text.startsWith(first.value.text)).toBe(true)
  const previews = JSON.parse(text).rows.map(({ preview }: { preview: string }) => preview)
  expect(new Set(previews).size).toBe(1100)
  expect(previews.length).toBe(1100)
  expect(cells((await overHttp('prompts', of, 'csv')).text).length).toBe(1101)
  // A page of the screen does not make the file shorter.
  expect((await overHttp('prompts', { ...of, limit: '5', offset: '7' }, 'json')).text).toBe(text)
})

test('every hit is exported in the order of the screen, in pieces that are one whole', async () => {
  const question = { table: 'search-hits' as const, format: 'json' as const, q: 'ask' }
  const first = await served.engine.call('tables.export', question, caller)
  if (!first.ok) throw AppError.from(first.error)
  expect(first.value.next).toMatch(/^below:\d+$/)
  const { text } = await overHttp('search-hits', { q: 'ask', limit: '5' }, 'json')
  expect(text.startsWith(first.value.text)).toBe(true)
  const { rows } = JSON.parse(text)
  expect(new Set(rows.map(({ id }: { id: number }) => id)).size).toBe(1100)
  expect(rows[0]).toMatchObject({ session_title: 'ask 0', kind: 'prompt', snippet: 'ask 1099' })
  const best = JSON.parse(
    (await overHttp('search-hits', { q: 'ask 7', order: 'best' }, 'json')).text,
  )
  expect(best.rows[0].snippet).toBe('ask 7')
})

test('of bookmarks those are exported that the screen shows', async () => {
  const of = async (input: Record<string, string>) =>
    JSON.parse((await overHttp('bookmarks', input, 'json')).text).rows.length
  expect(await of({ q: 'hyperlink' })).toBe(1)
  expect(await of({ q: 'hyperlink', carries: 'other' })).toBe(0)
  expect(await of({ carries: '@tag' })).toBe(1)
})

test('exports what the filter and the order of the screen say', async () => {
  const { text } = await overHttp('sessions', { q: 'ask 0', sort: 'title', order: 'asc' }, 'json')
  const { rows } = JSON.parse(text)
  expect(rows).toMatchObject([{ title: 'ask 0', project_name: 'many', calls: 1100 }])
  expect(rows[0].first_at).toMatch(/^2026-10-20T\d\d:\d\d:\d\d\.\d{3}Z$/)
  const model = await overHttp('models', { model: '-model' }, 'json')
  expect(JSON.parse(model.text).rows).toMatchObject([{ model: '-model' }])
})

test('money stands in the chosen currency beside the dollars', async () => {
  await served.engine.call('settings.set', { currency: 'EUR' }, caller)
  try {
    const { text } = await overHttp('costs-by-model', {}, 'json')
    const { currency, rows } = JSON.parse(text)
    const [row] = rows
    expect(currency).toBe('EUR')
    expect(row.cost_usd).toBeGreaterThan(0)
    expect(row.cost_eur).toBeGreaterThan(0)
    expect(row.cost_eur).not.toBe(row.cost_usd)
  } finally {
    await served.engine.call('settings.set', { currency: 'USD' }, caller)
  }
})

test('says what cannot be used', async () => {
  for (const [query, sentence] of [
    ['weather', /table/],
    ['sessions?since=never', /since/],
    ['sessions?cursor=soon', /cursor/],
    ['prompts?cursor=below:3', /cursor/],
    ['search-hits?q=ask&cursor=1000', /place to go on/],
    ['project-tools', /key/],
    ['session-tools?id=none', /session/i],
  ] as const) {
    const response = await served.fetchPath(`/api/export/${query}`)
    expect(response.ok, query).toBe(false)
    expect(await response.text(), query).toMatch(sentence)
  }
})
