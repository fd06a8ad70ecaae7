import { sentenceText } from './bulk-text.ts'
import { addTurn } from './bulk-turn.ts'
import { copyHistory } from './copy-history.ts'
import { HomeWriter } from './home-writer.ts'
import {
  hexFrom,
  logNormalFrom,
  pickFrom,
  type Random,
  randomFrom,
  seedFrom,
  uuidFrom,
  wholeFrom,
} from './random.ts'
import { type Transcript, type TranscriptTotals, transcript } from './transcript.ts'

/** How much to write, and what decides every byte of it. */
export interface BulkHomeOptions {
  /** Bytes of all files together; exceeded by one session at most. */
  readonly bytes: number
  readonly seed: number
  /** Bytes of the longest session; else 20 MB, or two fifths of a home that is smaller than 50. */
  readonly longest?: number
}

/** What is in a home, counted while it was written: each call once, copies left out. */
export interface BulkTotals extends TranscriptTotals {
  readonly files: number
  readonly sessions: number
  readonly lines: number
  readonly bytes: number
}

/** A session that can be looked for. */
export interface KnownSession {
  readonly sessionId: string
  readonly cwd: string
  readonly file: string
  readonly title: string
  readonly firstPrompt: string
  readonly bytes: number
}

/** A written home. */
export interface BulkHome {
  readonly totals: BulkTotals
  /** Far longer than the others. */
  readonly longest: KnownSession
  /** As long as half of the others. */
  readonly usual: KnownSession
  /** Of all bytes in the order in which they were written, in hexadecimal. */
  readonly sha256: string
}

const dayMs = 86_400_000

/** No clock decides a byte: the same seed gives the same home in every year. */
const lastDay = Date.UTC(2026, 9, 31)

const usualLongest = 20_000_000
const usualMedian = 150_000

/** Copies are held in memory while they are made. */
const longestCopied = 600_000

const models = ['claude-opus-5', 'claude-sonnet-4-5-20250929', 'claude-haiku-4-5-20251001'] as const

const projects = ['atlas', 'ledger', 'site', 'relay', 'cellar', 'harbour', 'meadow'] as const

interface SessionPlan {
  readonly sessionId: string
  readonly cwd: string
  readonly startAt: number
  readonly bytes: number
}

const planFrom = (random: Random, bytes: number): SessionPlan => ({
  sessionId: uuidFrom(random),
  cwd: `/home/dev/${pickFrom(random, projects)}`,
  startAt: lastDay - wholeFrom(random, dayMs, 180 * dayMs),
  bytes,
})

const startFrom = (random: Random, plan: SessionPlan, agentId?: string): Transcript => {
  const { sessionId, cwd, startAt } = plan
  const model = random() < 0.03 ? 'nova-unpriced-1' : pickFrom(random, models)
  const seed = seedFrom(random)
  return transcript({ sessionId, cwd, startAt, model, seed, ...(agentId ? { agentId } : {}) })
}

/** Adds turns until a size is reached; each goes to disk before the next is made. */
const fill = (home: HomeWriter, to: Transcript, random: Random, bytes: number): void => {
  while (home.fileBytes < bytes) {
    addTurn(to, random)
    home.write(to.takeText())
  }
}

const endFile = (home: HomeWriter, to: Transcript, title?: string): void => {
  if (title !== undefined) home.write(to.aiTitle(title).takeText())
  home.end(to.totals())
}

const writeAgents = (home: HomeWriter, random: Random, plan: SessionPlan, count: number): void => {
  for (let agent = 0; agent < count; agent += 1) {
    const agentId = `a${hexFrom(random, 16)}`
    const to = startFrom(random, plan, agentId)
    home.begin({ ...plan, agentId })
    fill(home, to, random, Math.min(plan.bytes, logNormalFrom(random, 60_000, 0.8)))
    endFile(home, to)
  }
}

/** Writes a session that begins with the first half of another, and goes on by itself. */
const writeFork = (home: HomeWriter, random: Random, root: SessionPlan, file: string): void => {
  const plan = { ...root, sessionId: uuidFrom(random), startAt: root.startAt + dayMs }
  home.begin(plan)
  home.write(copyHistory(file, plan.sessionId, 0.3 + random() * 0.5))
  const to = startFrom(random, plan)
  fill(home, to, random, home.fileBytes + wholeFrom(random, 10_000, 80_000))
  endFile(home, to, `${sentenceText(random)} (again)`)
}

const writeSession = (home: HomeWriter, random: Random, plan: SessionPlan, index: number): void => {
  const to = startFrom(random, plan)
  const file = home.begin(plan)
  fill(home, to, random, plan.bytes)
  endFile(home, to, sentenceText(random))
  if (index === 1 || random() < 0.15) writeAgents(home, random, plan, wholeFrom(random, 1, 4))
  const isForked = plan.bytes < longestCopied && (index === 0 || random() < 0.08)
  if (isForked) writeFork(home, random, plan, file)
}

const writeKnown = (
  home: HomeWriter,
  random: Random,
  bytes: number,
  words: Pick<KnownSession, 'title' | 'firstPrompt'>,
): KnownSession => {
  const plan = planFrom(random, bytes)
  const to = startFrom(random, plan)
  const file = home.begin(plan)
  addTurn(to, random, words.firstPrompt)
  fill(home, to, random, bytes)
  endFile(home, to, words.title)
  return { sessionId: plan.sessionId, cwd: plan.cwd, file, ...words, bytes: home.fileBytes }
}

/**
 * Writes a config folder of any size to measure with: many sessions of log-normal sizes, tool
 * results up to 200 KB, subagents, forks that copy history, and one very long session. Memory
 * stays the same however much is written.
 */
export const writeBulkHome = (folder: string, options: BulkHomeOptions): BulkHome => {
  const { bytes, seed } = options
  const random = randomFrom(seed)
  const home = new HomeWriter(folder)
  const most = options.longest ?? Math.min(usualLongest, bytes * 0.4)
  const median = Math.min(usualMedian, most / 4)
  const longest = writeKnown(home, random, most, {
    title: 'The longest session of this home',
    firstPrompt: 'Begin with the longest of all sessions.',
  })
  const usual = writeKnown(home, random, median, {
    title: 'A session of the usual length',
    firstPrompt: 'Begin with a session like many others.',
  })
  for (let index = 0; home.totals.bytes < bytes; index += 1) {
    const size = Math.min(logNormalFrom(random, median, 1.2), most / 2)
    writeSession(home, random, planFrom(random, size), index)
  }
  return { totals: home.totals, longest, usual, sha256: home.digest() }
}
