import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  hexFrom,
  pickFrom,
  type Random,
  randomFrom,
  uuidFrom,
  wholeFrom,
} from '#main/sample/random.ts'
import { type Transcript, type TranscriptTotals, transcript } from '#main/sample/transcript.ts'

/** A session of a fake home: where it lies and what is in it. */
export interface HomeSession {
  readonly id: string
  readonly title: string
  readonly cwd: string
  readonly file: string
  /** Main transcript and subagents together. */
  readonly totals: TranscriptTotals
}

/** What was written, for a test to compare with. */
export interface SmallHome {
  readonly dir: string
  readonly sessions: readonly HomeSession[]
  readonly totals: TranscriptTotals
}

/** What a home is grown from. */
export interface SmallHomeOptions {
  readonly seed?: number
  /** UTC ms that counts as now; sessions lie in the 40 days before it. */
  readonly now?: number
}

const dayMs = 86_400_000

const projects = ['/home/dev/atlas', '/home/dev/ledger', '/home/dev/site'] as const

const models = [
  'claude-opus-5',
  'claude-sonnet-4-5-20250929',
  'claude-haiku-4-5-20251001',
  'nova-unpriced-1',
] as const

const topics = [
  ['Fix the flaky sync test', 'The sync test fails about once in ten runs. Find out why.'],
  ['Add CSV export of invoices', 'Let people download their invoices as CSV.'],
  ['Speed up the start page', 'The start page takes four seconds. Make it quicker.'],
  ['Review the retry logic', 'Read the retry logic and tell me what is wrong with it.'],
  ['Move settings into one file', 'Settings are spread over six files. Gather them.'],
  ['Explain the cache keys', 'Why do two users share a cache entry?'],
  ['Upgrade the build to ESM', 'Move the build to ES modules without breaking the tests.'],
  ['Write a migration for tags', 'Tags need a table of their own.'],
  ['Draw the monthly chart', 'Show spending per month as bars.'],
  ['Find the memory leak', 'Memory grows by 20 MB an hour in production.'],
  ['Clean up the error texts', 'Error texts should say what a person can do.'],
  ['Plan the search feature', 'How would you add full-text search here?'],
] as const

/** The folder name that Claude Code makes of a working directory. */
const folderOf = (cwd: string): string => cwd.replace(/[^A-Za-z0-9]/g, '-')

const write = (file: string, text: string, modifiedAt: number): void => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  utimesSync(file, modifiedAt / 1000, modifiedAt / 1000)
}

const work = (to: Transcript, random: Random, turns: number): void => {
  for (let turn = 0; turn < turns; turn++) {
    if (turn > 0) to.prompt(pickFrom(random, ['Go on.', 'And the tests?', 'Now commit it.']))
    to.toolCall('Read', { file_path: '/home/dev/src/main.ts' }, '1\texport const main = () => {}')
    if (random() < 0.4)
      to.toolCall('Bash', { command: 'npm test' }, 'Exit code 1\n1 failed', { isError: true })
    to.answer('Done: **two files** changed, and `npm test` passes.', { thinking: '' })
  }
}

const sum = (all: readonly TranscriptTotals[]): TranscriptTotals => {
  const of = (key: keyof TranscriptTotals) => all.reduce((total, one) => total + one[key], 0)
  return {
    calls: of('calls'),
    input: of('input'),
    output: of('output'),
    cacheRead: of('cacheRead'),
    cacheWrite5m: of('cacheWrite5m'),
    cacheWrite1h: of('cacheWrite1h'),
  }
}

/** The odd records a real home has too: one of each, spread over the sessions. */
const addOddRecords = (to: Transcript, index: number): void => {
  if (index === 1) to.synthetic('API Error: Rate limit reached')
  if (index === 2) to.summary('Settings gathered in one file')
  if (index === 3) to.record({ type: 'hologram', sessionId: to.sessionId, note: 'not known yet' })
}

const writeSession = (dir: string, random: Random, index: number, startAt: number): HomeSession => {
  const [title, question] = topics[index % topics.length] ?? topics[0]
  const cwd = projects[index % projects.length] ?? projects[0]
  const model = models[index % 5 === 4 ? 3 : index % 3] ?? models[0]
  const id = uuidFrom(random)
  const seed = wholeFrom(random, 1, 2 ** 31)
  const main = transcript({ sessionId: id, cwd, startAt, model, seed }).prompt(question)
  // Before the next prompt, so that it answers the question.
  if (index === 5)
    main.answer('By what they ask for:\n\n```ts\nconst key = [user, path].join()\n```\n')
  work(main, random, wholeFrom(random, 1, 4))
  addOddRecords(main, index)
  main.aiTitle(title)
  const folder = path.join(dir, 'projects', folderOf(cwd))
  const file = path.join(folder, `${id}.jsonl`)
  write(file, main.text(), startAt + dayMs / 24)
  if (index !== 0) return { id, title, cwd, file, totals: main.totals() }
  const agentId = `a${hexFrom(random, 16)}`
  const agent = transcript({
    sessionId: id,
    cwd,
    startAt,
    model: models[2],
    seed: seed + 1,
    agentId,
  })
  agent.prompt('Find every place that opens a connection.').answer('Three places, all in sync.ts.')
  write(path.join(folder, id, 'subagents', `agent-${agentId}.jsonl`), agent.text(), startAt)
  return { id, title, cwd, file, totals: sum([main.totals(), agent.totals()]) }
}

/**
 * Writes a config folder with three projects and twelve sessions of the last forty days: several
 * models, one unpriced, a synthetic message, a subagent, titles, summaries, an unknown record.
 */
export const writeSmallHome = (dir: string, options: SmallHomeOptions = {}): SmallHome => {
  const random = randomFrom(options.seed ?? 1)
  const now = options.now ?? Date.now()
  const sessions = topics.map((_topic, index) => {
    const daysAgo = 1 + Math.round((index * 38) / (topics.length - 1))
    return writeSession(dir, random, index, now - daysAgo * dayMs - wholeFrom(random, 0, dayMs / 4))
  })
  return { dir, sessions, totals: sum(sessions.map(({ totals }) => totals)) }
}
