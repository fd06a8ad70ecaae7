import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { cleanUp, on, placeWithTranscript, run, sentence } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

it('says what it checked and how it stands, and mends what can be mended', async () => {
  const place = placeWithTranscript()
  await run(['ingest', ...on(place)], place)
  const sound = await run(['doctor', ...on(place), '--json'], place)
  expect([sound.code, sound.stderr]).toEqual([0, ''])
  expect(JSON.parse(sound.stdout)).toMatchObject({
    healthy: true,
    checks: expect.arrayContaining([
      {
        name: 'archive checksums',
        state: 'ok',
        count: 1,
        detail: expect.any(String),
        ms: expect.any(Number),
      },
    ]),
  })
  writeFileSync(path.join(place.dataDir, 'index.db'), 'no database at all')
  const damaged = await run(['doctor', ...on(place)], place)
  expect(damaged.code).toBe(1)
  expect(damaged.stdout).toMatch(/^index format +WRONG/m)
  expect(damaged.stderr).toMatch(sentence)
  const mended = await run(['doctor', '--repair', ...on(place)], place)
  expect([mended.code, mended.stderr]).toEqual([0, 'Nothing is wrong.\n'])
  expect(mended.stdout).toMatch(/^index rebuild +mended/m)
})
