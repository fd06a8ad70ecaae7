import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { cleanUp, on, placeWithTranscript, run, sentence, type Place } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

const withArchive = async (): Promise<Place & { file: string; bytes: Buffer }> => {
  const place = placeWithTranscript()
  const file = path.join(place.claudeDir, 'projects/one/s1.jsonl')
  await run(['ingest', ...on(place)], place)
  const bytes = readFileSync(file)
  rmSync(place.claudeDir, { recursive: true })
  return { ...place, file, bytes }
}

it('writes a file or a whole session back when nothing is left at its source', async () => {
  const place = await withArchive()
  const args = ['restore', 's1', ...on(place)]
  const session = await run([...args, '--out', 'back', '--json'], place)
  expect([session.code, session.stderr]).toEqual([0, ''])
  const target = path.join(place.root, 'back/projects/one/s1.jsonl')
  expect(JSON.parse(session.stdout)).toEqual({
    out: path.join(place.root, 'back'),
    written: [{ path: target, source: place.file, generation: 1, bytes: place.bytes.length }],
    lost: [],
  })
  expect(readFileSync(target).equals(place.bytes)).toBe(true)
  const file = await run(['restore', place.file, ...on(place), '--out', 'one.jsonl'], place)
  expect([file.code, file.stdout]).toEqual([0, ''])
  expect(file.stderr).toMatch(/^Wrote 1 file, .* to .*one\.jsonl\.\n$/)
  expect(readFileSync(path.join(place.root, 'one.jsonl')).equals(place.bytes)).toBe(true)
})

it('leaves what is there already alone unless it may replace it', async () => {
  const place = await withArchive()
  writeFileSync(path.join(place.root, 'mine'), 'mine')
  const args = ['restore', place.file, ...on(place), '--out', 'mine']
  const refused = await run(args, place)
  expect([refused.code, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(sentence)
  expect(readFileSync(path.join(place.root, 'mine'), 'utf8')).toBe('mine')
  expect((await run([...args, '--force'], place)).code).toBe(0)
  expect(readFileSync(path.join(place.root, 'mine')).equals(place.bytes)).toBe(true)
  const folder = await run(['restore', 's1', ...on(place), '--out', 'mine'], place)
  expect([folder.code, folder.stderr]).toEqual([2, 'mine is a file; a session needs a folder.\n'])
})

it('lists generations, and says what it does not have', async () => {
  const place = await withArchive()
  const list = await run(['restore', 's1', ...on(place), '--list'], place)
  expect(list.stdout).toMatch(/1 +[\d.]+ KB .* there +.*s1\.jsonl/)
  const json = await run(['restore', 's1', ...on(place), '--list', '--json'], place)
  expect(JSON.parse(json.stdout).files[0].generations).toMatchObject([{ number: 1 }])
  for (const what of [['none'], ['s1', '--generation', '2']]) {
    const args = ['restore', ...what, ...on(place), '--out', 'back']
    const { code, stdout, stderr } = await run(args, place)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(sentence)
  }
  expect(existsSync(path.join(place.root, 'back'))).toBe(false)
})
