import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pickFrom, type Random, randomFrom, uuidFrom, wholeFrom } from './random.ts'
import { draftEndingAt, projectOf } from './sample-draft.ts'
import { sampleTopics } from './sample-topics.ts'

/** What a sample is grown from: the same seed and time give the same bytes. */
export interface SampleOptions {
  readonly seed: number
  /** UTC ms that counts as now; sessions lie in the sixty days before it. */
  readonly now: number
}

/** What was written. */
export interface SampleHome {
  /** The config folder, which holds `projects/`. */
  readonly folder: string
  /** Newest first. */
  readonly sessions: readonly { id: string; title: string; cwd: string; file: string }[]
  readonly files: number
  readonly bytes: number
}

const minuteMs = 60_000
const dayMs = 86_400_000
const mostDays = 60

const newModels = ['claude-opus-5', 'claude-opus-5', 'claude-sonnet-5'] as const
const oldModels = ['claude-opus-4-8', 'claude-sonnet-4-6', 'claude-haiku-4-5-20251001'] as const
/** No list price is known for it, so that "unpriced" can be seen as well. */
const unpricedModel = 'local/coder-32b'

const modelOf = (random: Random, place: number): string => {
  if (place === 14) return unpricedModel
  return place < 18 ? pickFrom(random, newModels) : pickFrom(random, oldModels)
}

/** The newest sessions lie close together, the oldest two months back, always in working hours. */
const endOf = (random: Random, place: number, now: number): number => {
  if (place === 0) return now - 4 * minuteMs
  const daysAgo = 1 + Math.round((place / sampleTopics.length) ** 1.4 * (mostDays - 2))
  const midnight = Math.floor(now / dayMs) * dayMs - daysAgo * dayMs
  return midnight + wholeFrom(random, 9 * 60, 21 * 60) * minuteMs
}

/** The folder name that Claude Code makes of a working directory. */
const folderOf = (cwd: string): string => cwd.replace(/[^A-Za-z0-9]/g, '-')

const write = (file: string, text: string, modifiedAt: number): number => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, text)
  utimesSync(file, modifiedAt / 1000, modifiedAt / 1000)
  return Buffer.byteLength(text)
}

/**
 * Writes a config folder as Claude Code leaves one: thirty made-up sessions in four projects over
 * sixty days, with every kind of turn a person meets. Throws what the file system throws.
 */
export const writeSampleHome = (folder: string, { seed, now }: SampleOptions): SampleHome => {
  const random = randomFrom(seed)
  let files = 0
  let bytes = 0
  const put = (file: string, text: string, at: number): void => {
    bytes += write(file, text, at)
    files += 1
  }
  const sessions = sampleTopics.map((topic, place) => {
    const model = modelOf(random, place)
    const id = uuidFrom(random)
    const plan = { id, seed: wholeFrom(random, 1, 2 ** 31), topic, model }
    const { main, agents, endAt } = draftEndingAt(plan, endOf(random, place, now))
    const { cwd } = projectOf(topic)
    const beside = path.join(folder, 'projects', folderOf(cwd))
    const file = path.join(beside, `${id}.jsonl`)
    put(file, main, endAt)
    for (const { agentId, text, meta } of agents) {
      const own = path.join(beside, id, 'subagents', `agent-${agentId}`)
      put(`${own}.jsonl`, text, endAt)
      put(`${own}.meta.json`, meta, endAt)
    }
    return { id, title: topic.title, cwd, file }
  })
  return { folder, sessions, files, bytes }
}
