import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { serveHttp } from '#main/http/serve-http.ts'
import { toLines, assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { ids, parentLines, pathOf } from '#main/testing/rollout-sessions.ts'
import { writeRollouts } from '#main/testing/rollout.ts'

const corpus = path.resolve('../shared/tools/corpus-home')

/** Where the work of the known project happened, and the name of its folder. */
export const known = { path: '/nowhere/fixture', slug: '-nowhere-fixture' }

const at = (timestamp: string) => ({ timestamp, cwd: known.path })
const tool = { type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'ls' } }
const failure = {
  type: 'tool_result',
  tool_use_id: 't1',
  content: 'Error: command not found',
  is_error: true,
}
const cached = { input_tokens: 10, output_tokens: 20, cache_read_input_tokens: 70 }

/** Two things asked of Claude Code and one of its subagent, told by ten records on two days. */
export const knownFiles = {
  [`${known.slug}/s1.jsonl`]: [
    user('first ask', at('2026-10-18T10:00:00.000Z')),
    assistant('a', undefined, at('2026-10-18T10:00:10.000Z')),
    assistant('a', undefined, at('2026-10-18T10:00:11.000Z'), { content: [tool] }),
    user([failure], at('2026-10-18T10:00:20.000Z')),
    assistant('b', cached, at('2026-10-18T10:00:30.000Z')),
    user('[Request interrupted by user]', at('2026-10-18T10:00:40.000Z')),
    user('second ask', at('2026-10-20T23:50:00.000Z')),
    assistant('c', undefined, at('2026-10-20T23:51:00.000Z'), { model: 'claude-haiku-4-5' }),
  ],
  [`${known.slug}/s1/subagents/agent-7.jsonl`]: [
    user('sub ask', { ...at('2026-10-18T10:00:12.000Z'), isSidechain: true }),
    assistant('d', { output_tokens: 5 }, { ...at('2026-10-18T10:00:13.000Z'), isSidechain: true }),
  ],
}

const codexLines = (): string =>
  toLines(parentLines(['1', '2'])).replaceAll('/work/shop', known.path)

/**
 * The real transcripts where they lie beside this checkout, the known project, which Codex worked on
 * as well, and one whose transcript is several megabytes long.
 */
const fill = (home: string): void => {
  if (existsSync(corpus)) execFileSync(corpus, [home], { stdio: 'ignore' })
  writeTranscripts(home, knownFiles)
  const long = 'lorem ipsum '.repeat(2000)
  const lines = Array.from({ length: 150 }, (_, place) => user(`${place} ${long}`))
  writeTranscripts(home, { 'long/big.jsonl': ['no record', ...lines] })
  writeRollouts(home, { [pathOf(ids.parent)]: codexLines().trimEnd().split('\n') })
}

/** A real server over a home of many projects; answers how to ask it. */
export const serveDashboard = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-test-'))
  const home = path.join(folder, 'home')
  fill(home)
  const options = { dataDir: path.join(folder, 'data'), claudeDirs: [home], watch: false }
  const engine = await startEngine({ ...options, ingest: false, version: '1' })
  const server = await serveHttp({ engine, host: '127.0.0.1', port: 0, rendererDir: home })
  const ask = async (where: string, body?: unknown) => {
    const response = await fetch(`${server.origin}${where}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${server.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
    const answer: any = await response.json()
    return { status: response.status, body: answer }
  }
  const report = async (input: object) => {
    const outcome = await engine.call('usage.report', { by: 'day', ...input }, localCaller('http'))
    if (!outcome.ok) throw new Error(outcome.error.message)
    return outcome.value.totals
  }
  const select = (dir_name: string) => ask('/api/project-by-dir', { dir_name })
  const close = async () => {
    await server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { home, engine, ask, report, select, close }
}
