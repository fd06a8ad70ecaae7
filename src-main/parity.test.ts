import { expect, onTestFinished, test } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { createServer } from '#main/http/create-server.ts'
import { createAnswerCall } from '#main/shell/answer-call.ts'
import { bindOperations } from '#main/shell/bind-operations.ts'
import { pageAddress } from '#main/shell/page-address.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import type { Outcome } from '#schema/errors.ts'
import { type OperationName, operationOf, operations } from '#schema/operations.ts'

type Handler = (event: unknown, name: string, input: unknown) => Promise<Outcome<unknown>>

/** Inputs worth comparing; an operation without any here is compared with an empty one. */
const inputs: Partial<Record<OperationName, readonly Record<string, unknown>[]>> = {
  'usage.overview': [{}, { since: '2026-10-20', timezone: 'Asia/Kathmandu' }],
  'usage.report': [
    { by: 'day' },
    { by: 'model' },
    { by: 'project' },
    { by: 'session', model: ['claude-opus-5', 'none'] },
    { by: 'provider', provider: ['claude-code'] },
  ],
  'usage.daily': [{}, { project: ['/nowhere/project'] }],
  'usage.hours': [{}, { timezone: 'Asia/Kathmandu', model: ['claude-opus-5'] }],
  'usage.tools': [{}, { project: ['/nowhere/project', '/nowhere/other'] }],
  'usage.cache': [{}, { provider: ['codex'] }],
  'costs.data': [{ log_path: 'p' }, { log_path: 'none' }, {}],
  'costs.projectCommands': [{ log_path: 'p', limit: 1, sort: 'time' }, { limit: 'many' }],
  'costs.toolDistribution': [{ log_path: 'q' }, {}],
  'costs.interaction': [{ interaction_id: 'none', log_path: 'p' }],
  'costs.compareSessions': [
    { a: 's', b: 's', log_path: 'p' },
    { a: 's', b: 't', log_path: 'p' },
  ],
  'costs.byProvider': [{ period: 'all' }, { period: 'year' }],
  'costs.shares': [{ by: 'tool' }, { by: 'session', limit: 1, offset: 1 }, { by: 'weather' }],
  'costs.commands': [{ sort: 'tools', order: 'asc' }, { until: '2026-10-19' }],
  'tables.export': [
    { table: 'usage-by-project' },
    { table: 'prompts', format: 'json', sort: 'time', model: ['claude-opus-5'] },
    { table: 'sessions', q: 'first', cursor: '0' },
    { table: 'sessions', since: 'never' },
    { table: 'weather' },
  ],
  // What it answers says when it was made.
  'compare.models': [{ period: 'year' }],
  'export.usage': [{ format: 'csv' }, { format: 'json', period: 'all' }, {}],
  'audit.totals': [{}, { session: 's', since: '2026-10-20' }],
  'audit.rows': [{}, { part: 'duplicate', limit: 1 }, { part: 'none' }],
  'audit.line': [
    { fileId: 1, byteOffset: 0 },
    { fileId: 99, byteOffset: 0 },
  ],
  'projects.list': [{}, { until: '2026-10-19' }],
  'projects.detail': [
    { key: '/nowhere/project' },
    { key: '/nowhere/project', model: ['none'], since: '2026-10-20' },
    { key: 'none' },
    {},
  ],
  'projects.prompts': [
    { key: '/nowhere/project', limit: 1 },
    { key: '/nowhere/project', limit: 0 },
  ],
  'projects.tools': [{ key: '/nowhere/project' }, { key: '' }],
  'projects.weeks': [{ key: '/nowhere/project' }, { key: 'none' }],
  'projects.select': [{ project_path: '/nowhere/project' }, { project_path: '/nowhere/else' }, {}],
  'projects.selectByDir': [{ dir_name: 'p' }, { dir_name: 'none' }, { dir_name: '../p' }],
  'sessions.list': [
    {},
    { q: 'first', sort: 'cost', limit: 1 },
    { offset: 1, order: 'asc' },
    { limit: 0 },
    { ghosts: 'with' },
  ],
  'sessions.get': [{ id: 's' }, { id: 'none' }],
  'sessions.ghost': [{ id: 's' }, { id: 'none' }],
  'sessionCards.get': [{ id: 's' }, { id: 's', as_of_line: 1 }, { id: 'none' }],
  'sideBySide.sessions': [{ a: 's', b: 't' }, { a: 's', b: 'none' }, { a: 's' }],
  'sideBySide.models': [{}, { project: ['/nowhere/project'] }],
  'trends.get': [
    { start_date: '2026-10-01', end_date: '2026-10-31' },
    { start_date: '2026-10-01', end_date: '2026-10-31', repos: 'other', include_no_repo: false },
    { start_date: '2026-10-32' },
  ],
  'sessions.setTitle': [{ id: 't', title: 'mine' }, { id: 't', title: null }, { id: 't' }],
  // What is made has a name of its own each time.
  'qa.list': [{}, { status: ['open'] }],
  'qa.one': [{ qa_id: 'none' }],
  'tags.browse': [{ tag: 'none' }],
  'tags.session': [{ session_id: 's' }, { session_id: 'none' }],
  'tags.ofSession': [{ id: 's' }],
  'tags.add': [{ session_id: 's', tag: 'mine' }],
  'tags.remove': [{ session_id: 's', tag: 'mine' }],
  'bookmarks.add': [{}],
  'bookmarks.change': [{ bookmark_id: 'none', title: 'x' }],
  'bookmarks.remove': [{ bookmark_id: 'none' }],
  'bookmarks.toggle': [{ title: 'no session' }],
  'notes.import': [{ file: {}, mode: 'add' }, { mode: 'look' }],
  'bookmarks.ofSession': [{ session_id: 's' }],
  'library.files': [{ of: 's' }, { of: 'none' }],
  'library.bytes': [
    { file: 1, generation: 1, from: 0 },
    { file: 1, generation: 9, from: 0 },
  ],
  'transcript.outline': [{ id: 's' }, { id: 's', agentId: '7' }],
  'transcript.records': [{ id: 's', from: 1, limit: 1 }],
  'transcript.turns': [{ id: 's' }],
  'transcript.agents': [{ id: 's' }],
  'transcript.text': [
    { id: 's', seq: 0 },
    { id: 's', seq: 0, block: 0 },
    { id: 's', seq: 99 },
  ],
  'transcript.picture': [
    { id: 's', seq: 0, place: '0' },
    { id: 's', seq: 0, place: 'x' },
  ],
  'transcript.markdown': [{ id: 's', from: 0, to: 1 }],
  'transcript.find': [
    { id: 's', text: 'first' },
    { id: 's', text: ' ' },
  ],
  'search.find': [{ q: 'first' }, { q: 'tool:Bash' }, {}, { q: 'first', after: 'x' }, { limit: 0 }],
  'search.counts': [{ q: 'first' }, {}],
  'search.documented': [{ q: 'first' }, { page: 'x' }],
  'palette.find': [{}, { q: 'frst' }, { limit: 0 }],
  'sessions.beside': [{ id: 's' }, { id: 'none' }],
  'transcript.locate': [{ id: 's', uuid: 'none' }],
  'dashboard.stats': [{}, { details: true, days: 0 }, { timezone_offset: 'soon' }],
  'dashboard.messages': [{}, { per_page: 1, page: 9 }],
  'dashboard.jsonlFiles': [{}, { project: 'none' }],
  'dashboard.jsonlContent': [{ file: 's.jsonl' }, { file: '../s.jsonl' }, { file: 'none.jsonl' }],
  'settings.set': [
    { theme: 'dark', timezone: 'Asia/Kathmandu' },
    { timezone: null },
    { timezone: 'Mars/Olympus' },
    { colour: 'red' },
    {},
  ],
  'money.setCurrency': [{ code: 'gbp' }, { currency: 'EUR' }, { code: 'EURO' }, {}],
  'money.setAlias': [
    { from: 'a', to: 'claude-opus-5' },
    { from: '', to: 'b' },
  ],
  'money.removeAlias': [{ from: 'none' }, {}],
  'money.setPrice': [
    { model: 'a', input: 1, output: 2 },
    { model: 'a', input: -1, output: 2 },
  ],
  'money.removePrice': [{ model: 'none' }, {}],
  // What it begins would still run when it is asked again the other way.
  'etl.backfill': [{ force: 'perhaps' }],
  'diagnostics.get': [{}, { session: 's' }, { session: 'none' }],
  'diagnostics.rows': [{ set: 'files' }, { set: 'unfinalised', limit: 1 }, { set: 'nothing' }],
  'sources.add': [{ path: '/no/such/folder' }],
  'sources.remove': [{ path: '/no/such/folder' }],
}

const setUp = async () => {
  const home = temporaryFolder()
  writeTranscripts(home, {
    'p/s.jsonl': [user('first'), assistant('a')],
    'p/s/subagents/agent-7.jsonl': [assistant('b')],
    'q/t.jsonl': [user('=1+1', { cwd: '/nowhere/other' }), assistant('c', { output_tokens: 5 })],
  })
  const settings = { dataDir: temporaryFolder(), claudeDirs: [home] }
  const engine = await startEngine({ ...settings, watch: false, ingest: false, version: '1' })
  const { app, keys } = await createServer({ engine, host: '127.0.0.1', rendererDir: home })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await app.close()
    await engine.close()
  })
  const handlers = new Map<string, Handler>()
  bindOperations(
    { handle: (name, handler) => void handlers.set(name, handler as Handler) },
    Promise.resolve(createAnswerCall(Promise.resolve(engine))),
  )
  const window = handlers.get('operation')
  if (!window) throw new Error('the window has no channel')
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await engine.call('ingest.run', {}, localCaller('commandLine'))
  const ask = (name: OperationName, input: object) =>
    window({ senderFrame: { parent: null, url: pageAddress() } }, name, input)
  return { ask, base: `http://127.0.0.1:${port}`, token: keys.token }
}

/** A list repeats its name in a query. */
const pairsOf = ([key, value]: [string, unknown]): [string, string][] =>
  (Array.isArray(value) ? value : [value]).map((one) => [key, String(one)])

/** An operation over HTTP, as any program would call it. */
const overHttp = async (base: string, token: string, name: OperationName, input: object) => {
  const { http, kind } = operationOf(name)
  if (!http) throw new Error(`${name} is not served`)
  const rest = new Map(Object.entries(input))
  const path = http.path.replace(/:(\w+)/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest.get(key)))
    rest.delete(key)
    return value
  })
  const hasBody = http.method !== 'GET' && http.method !== 'DELETE'
  const query = hasBody ? '' : `?${new URLSearchParams([...rest].flatMap(pairsOf))}`
  const response = await fetch(`${base}${path}${query}`, {
    method: http.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
  })
  const isFile = kind === 'download' && response.ok
  const body: unknown = isFile ? await response.text() : await response.json()
  return { ok: response.ok, body }
}

const volatile = [
  ...['timestamp', 'uptime', 'elapsedMs', 'elapsed_ms', 'asOf', 'latency'],
  ...['firstTotalsMs', 'peakRssMb', 'events_in_last_cycle', 'computed_at'],
  ...['refresh_time_ms', 'last_refresh_ts', 'seconds_since_refresh'],
]

/** What changes from one call to the next and says nothing of the answer. */
const timeless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (volatile.includes(key) ? null : one)))

const names = (Object.keys(operations) as OperationName[]).filter(
  (name) => operationOf(name).http && operationOf(name).kind !== 'stream',
)

test('every operation answers the window and HTTP alike', async () => {
  const { ask, base, token } = await setUp()
  for (const name of names) {
    for (const input of inputs[name] ?? [{}]) {
      const byWindow = await ask(name, input)
      const byHttp = await overHttp(base, token, name, input)
      expect(byHttp.ok, name).toBe(byWindow.ok)
      if (!byWindow.ok) expect(byHttp.body, name).toMatchObject({ code: byWindow.error.code })
      else if (operationOf(name).kind === 'download') {
        expect(byHttp.body, name).toBe((byWindow.value as { text: string }).text)
      } else if (operationOf(name).http?.inPieces) {
        // What the window asks for piece by piece comes as one body over HTTP; here it is one piece.
        const { text } = byWindow.value as { text: string }
        expect(byHttp.body, name).toEqual(JSON.parse(text))
      } else expect(timeless(byHttp.body), name).toEqual(timeless(byWindow.value))
    }
  }
}, 30_000)

test('a cell of an export that a spreadsheet would compute is made inert', async () => {
  const { ask } = await setUp()
  const file = await ask('tables.export', { table: 'usage-by-session' })
  expect(file).toMatchObject({ ok: true, value: { text: expect.stringContaining("t,'=1+1,1") } })
})
