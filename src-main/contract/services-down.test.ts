import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insightsKind } from '#main/store/insights-schema.ts'
import { searchKind } from '#main/store/search-schema.ts'
import { writeAsked, writeCosts } from './homes.fixture.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

const text = searchKind(0).fileName
const insights = insightsKind.fileName

/** Where the full text should be lies a folder, where insights should be another program's database. */
const putInTheWay = (dataDir: string): void => {
  mkdirSync(path.join(dataDir, text), { recursive: true })
  const db = new Database(path.join(dataDir, insights))
  db.exec('create table theirs (a); pragma application_id = 7')
  db.close()
}

// Each case stands on the one before it: what is in the way, what is moved away, what is damaged.
let served: ServedHome
let theirs: Buffer
beforeAll(async () => {
  served = await serveHome((home, dataDir) => {
    writeAsked(home)
    // Files for both parts of the full text.
    writeCosts(home)
    putInTheWay(dataDir)
    theirs = readFileSync(path.join(dataDir, insights))
  })
  await served.ingest()
})
afterAll(() => served.close())

const ofText = [
  ['GET', '/api/search?q=build'],
  ['GET', '/api/search/stats'],
  ['POST', '/api/search/reindex', {}],
  ['GET', '/api/app/search?q=build'],
] as const

const ofInsights = [
  ['GET', '/api/qa'],
  ['GET', '/api/qa/abc'],
  ['GET', '/api/qa/stats'],
  ['POST', '/api/qa/reindex', {}],
  ['GET', '/api/app/qa'],
  ['GET', '/api/tags'],
  ['GET', '/api/tags/browse/go'],
  ['GET', '/api/tags/session/asked'],
  ['POST', '/api/tags/session/asked', { tag: 'own' }],
  ['DELETE', '/api/tags/session/asked/go'],
  ['POST', '/api/tags/reindex', {}],
  // Those that a person gave are known, and would be half an answer.
  ['GET', '/api/app/sessions?tag=own'],
] as const

const services = async () => (await served.get('/api/health')).services

test('services whose file cannot be used answer 503, say why and what to do, and are false in health', async () => {
  for (const [method, where, body] of ofText) {
    const answer = await served.send(method, where, body)
    expect([answer.status, answer.body.error], where).toEqual([
      503,
      expect.stringMatching(/search-0\.db is a folder.* Move it away; .*from the library\.$/),
    ])
  }
  for (const [method, where, body] of ofInsights) {
    const answer = await served.send(method, where, body)
    expect([answer.status, answer.body.error], where).toEqual([
      503,
      expect.stringMatching(/insights\.db belongs to another program\. Move it away; /),
    ])
  }
  expect(await services()).toEqual({
    ...{ search: false, tags: false, qa: false, bookmarks: true, pricing: true },
  })
})

test('everything else answers, and what is not ours is as it was', async () => {
  for (const where of [
    '/api/projects',
    '/api/bookmarks',
    '/api/pricing',
    '/api/jsonl-files?project=-nowhere-asked',
    '/api/app/usage/report?by=project',
    '/api/app/sessions',
    '/api/app/status',
  ]) {
    expect((await served.ask(where)).status, where).toBe(200)
  }
  expect(await served.call('transcript.outline', { id: 'asked' })).toBeTruthy()
  expect(readFileSync(path.join(served.dataDir, insights))).toEqual(theirs)
  expect(readdirSync(path.join(served.dataDir, text))).toEqual([])
})

test('once that is moved away, they are made and answer without a new start', async () => {
  for (const name of [text, insights]) {
    renameSync(path.join(served.dataDir, name), path.join(served.dataDir, `theirs-${name}`))
  }
  for (const where of ['/api/search/reindex', '/api/qa/reindex']) {
    expect((await served.send('POST', where, {})).status, where).toBe(200)
  }
  expect(await services()).toMatchObject({ search: true, tags: true, qa: true })
  expect((await served.get('/api/search?q=build')).total).toBe(1)
  expect((await served.get('/api/qa?project=-nowhere-asked')).total).toBe(3)
})

/** Puts a copy in the place of a file, of which nothing but the first page can be read. */
const damage = (name: string): void => {
  const file = path.join(served.dataDir, name)
  const bytes = readFileSync(file)
  writeFileSync(`${file}.copy`, bytes.fill(0x5a, 8192))
  for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  renameSync(`${file}.copy`, file)
}

test.each([
  [text, '/api/search/stats'],
  [insights, '/api/qa/stats'],
] as const)('a damaged %s is said, kept aside and made again by itself', async (name, where) => {
  const before = await served.get(where)
  damage(name)
  const first = await served.ask(where)
  expect([first.status, first.body.error]).toEqual([
    503,
    expect.stringContaining(`${name} is damaged. It is kept aside and made again`),
  ])
  const kept = async (): Promise<string[]> => {
    const { keptAside } = (await served.get('/api/app/status')).ingest
    return keptAside.filter((file: string) => file.includes(name))
  }
  await expect.poll(kept).toHaveLength(1)
  expect(existsSync((await kept())[0] ?? '')).toBe(true)
  const counted = ({ total_messages, total_pairs }: Record<string, number>) =>
    total_messages ?? total_pairs
  await expect.poll(async () => counted((await served.ask(where)).body)).toBe(counted(before))
  expect(counted(before)).toBeGreaterThan(2)
})
