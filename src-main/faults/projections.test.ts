import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { InsightsFollower } from '#main/ingest/insights/insights-follower.ts'
import { pickFrom, type Random, randomFrom, uuidFrom, wholeFrom } from '#main/sample/random.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { searchKind, shardCount } from '#main/store/search-schema.ts'
import { followTexts, openIngest } from '#main/testing/store.ts'
import { assistant, toLines, user } from '#main/testing/transcript.ts'
import { createGrowth, type WholeHome } from './growing-home.ts'
import { patience, quickFolder, scaled, seed, tell } from './scale.ts'

const kills = scaled(2, 300)

/** More than share one commit. */
const sessions = 30

/** A store lives through this many before it is finished and compared. */
const killsOfALife = 10

const program = path.resolve(import.meta.dirname, 'projections-loop.fixture.ts')

interface Place {
  readonly home: string
  readonly dataDir: string
}

type Growth = ReturnType<typeof createGrowth>

const asks = [
  'How does it work?',
  'fix the build',
  'still broken',
  'Why is that?',
  'plain',
] as const
const files = ['/p/a.ts', '/p/b.go', '/p/c.py', '/p/d.txt'] as const

/** So many things asked, each answered by an edit and by words with code. */
const askedOf = (random: Random, turns: number, minute: number): object[] =>
  Array.from({ length: turns }, (_, turn) => {
    const at = (second: number) => ({
      uuid: uuidFrom(random),
      timestamp: new Date(Date.UTC(2026, 9, 1, 0, minute + turn, second)).toISOString(),
    })
    const input = { file_path: pickFrom(random, files), new_string: 'x' }
    const use = [{ type: 'tool_use', id: `t-${uuidFrom(random)}`, name: 'Edit', input }]
    const text = [{ type: 'text', text: `So ${turn}:\n\n\`\`\`ts\nconst a = ${turn}\n\`\`\`` }]
    return [
      user(`${pickFrom(random, asks)} ${turn}`, at(1)),
      assistant(`m-${uuidFrom(random)}`, undefined, at(2), { content: use }),
      assistant(`m-${uuidFrom(random)}`, undefined, at(3), { content: text }),
    ]
  }).flat()

/** Sessions in which something is asked, some of them going on from the same beginning. */
const askedHomeOf = (random: Random): WholeHome => {
  const shared = askedOf(random, 5, 0)
  return new Map(
    Array.from({ length: sessions }, (_, place) => {
      const begins = place % 2 === 0 ? shared : []
      const records = [...begins, ...askedOf(random, 8, 60 + place)]
      return [`-app/s${place}.jsonl`, Buffer.from(toLines(records))]
    }),
  )
}

/** Lets a home grow under whoever makes everything of it, until that is killed; how often it was done. */
const makeUntilKilled = async (place: Place, growth: Growth, random: Random): Promise<number> => {
  const args = [program, place.home, place.dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const endsAt = performance.now() + wholeFrom(random, 1, 250)
  while (performance.now() < endsAt) {
    growth.step(0.02)
    await wait(wholeFrom(random, 1, 10))
  }
  child.kill('SIGKILL')
  await ended
  return said.split('\n').filter((line) => line === 'made').length
}

const rowsOf = (dataDir: string, fileName: string, query: string): unknown[] => {
  const file = path.join(dataDir, fileName)
  if (!existsSync(file) || statSync(file).size === 0) return []
  const db = new Database(file, { readonly: true })
  try {
    const isEmpty = Number(db.pragma('user_version', { simple: true })) === 0
    return isEmpty ? [] : db.prepare(query).raw().all()
  } finally {
    db.close()
  }
}

/** A question, or a tag, of a session that is not noted as made; one asked that is not shown once. */
const halves = `
  select session_id from qa_pair where session_id not in (select session_id from session_insight)
  union all
  select session_id from auto_tag where session_id not in (select session_id from session_insight)
  union all
  select asked from qa_pair group by asked having sum(is_shown) <> 1`

/** What is wrong in the files as a kill left them. */
const wrongIn = (dataDir: string): unknown[] => [
  ...[insightsKind, ...Array.from({ length: shardCount }, (_, shard) => searchKind(shard))].flatMap(
    ({ fileName }) =>
      rowsOf(dataDir, fileName, 'pragma integrity_check').filter((row) => String(row) !== 'ok'),
  ),
  ...rowsOf(dataDir, insightsKind.fileName, halves),
]

/** Everything that is made of a home, without numbers that depend on the order of reading. */
const finish = async ({ home, dataDir }: Place) => {
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  await followTexts(dataDir)
  const library = LibraryReader.open(dataDir)
  const follower = new InsightsFollower(dataDir, library)
  await follower.catchUp(null, new AbortController().signal)
  follower.close()
  const paths = new Map(library.files().map((file) => [file.id, path.relative(home, file.path)]))
  library.close()
  await ingest.close()
  const insights = (query: string) => rowsOf(dataDir, insightsKind.fileName, query)
  const docs = Array.from({ length: shardCount }, (_, shard) =>
    rowsOf(
      dataDir,
      searchKind(shard).fileName,
      `select d.file_id, d.byte_offset, text.rowid is not null from doc d
       left join text on text.rowid = d.id`,
    ),
  )
  return {
    pairs: insights(
      `select id, session_id, from_offset, to_offset, at, num_attempts, loop_count, status, is_shown
       from qa_pair order by id`,
    ),
    tags: insights('select session_id, name, evidence from auto_tag order by 1, 2'),
    words: (docs.flat() as [number, number, number][])
      .map(([file, offset, isThere]) => `${paths.get(file)} ${offset} ${isThere}`)
      .sort(),
  }
}

test(
  `${kills} kills while words, questions and tags are made leave nothing by halves`,
  async () => {
    const random = randomFrom(seed)
    const figures = { kills: 0, made: 0 }
    while (figures.kills < kills) {
      const place = { home: quickFolder(), dataDir: quickFolder() }
      const growth = createGrowth(place.home, askedHomeOf(random), random)
      for (let kill = 0; kill < killsOfALife && figures.kills < kills; kill += 1) {
        for (let step = 0; step < sessions; step += 1) growth.step(1 / sessions)
        figures.made += await makeUntilKilled(place, growth, random)
        expect(wrongIn(place.dataDir), `kill ${figures.kills}`).toEqual([])
        figures.kills += 1
      }
      growth.finish()
      const made = await finish(place)
      expect(made.pairs.length).toBeGreaterThan(0)
      expect(made).toEqual(await finish({ home: place.home, dataDir: quickFolder() }))
    }
    tell('kill -9 while words, questions and tags are made', figures)
  },
  patience,
)
