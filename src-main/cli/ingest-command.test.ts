import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { cleanUp, makePlace, on, placeWithTranscript, run } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

it('prints exactly one JSON object, options before or after the command', async () => {
  const place = placeWithTranscript()
  const after = await run(['ingest', ...on(place), '--json'], place)
  const before = await run([...on(place), '--json', 'ingest'], place)
  for (const { code, stdout, stderr } of [after, before]) {
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toHaveLength(2)
    expect(JSON.parse(stdout)).toMatchObject({
      files: 1,
      lines: 3,
      bytes: expect.any(Number),
      sessions: 1,
      messages: 3,
      calls: 2,
      problems: 0,
      elapsedMs: expect.any(Number),
      firstTotalsMs: expect.any(Number),
      peakRssMb: expect.any(Number),
    })
  }
  const work = ({ stdout }: { stdout: string }) => {
    const { bytes, bytesParsed, rowsWritten } = JSON.parse(stdout)
    return { isParsed: bytesParsed === bytes, isWritten: rowsWritten > 0 }
  }
  expect(work(after)).toEqual({ isParsed: true, isWritten: true })
  expect(JSON.parse(before.stdout)).toMatchObject({ bytesParsed: 0, rowsWritten: 0 })
})

it('counts broken lines, keeps the others and ends well', async () => {
  const place = placeWithTranscript(['{"type":"user",', 'nonsense'])
  const human = await run(['ingest', ...on(place)], place)
  expect(human.code).toBe(0)
  expect(human.stderr).toBe('2 lines could not be read; all others count.\n')
  const json = await run(['ingest', ...on(place), '--json'], place)
  expect(JSON.parse(json.stdout)).toMatchObject({ problems: 2, calls: 2 })
})

it('warns where there is nothing to read, and ends well', async () => {
  const place = makePlace()
  const { code, stdout, stderr } = await run(['ingest', ...on(place), '--json'], place)
  const looked = `No transcripts were found in ${place.claudeDir}, so nothing was changed.\n`
  expect([code, stderr]).toEqual([0, looked])
  expect(JSON.parse(stdout)).toMatchObject({ files: 0, sessions: 0, calls: 0 })
  const defaults = await run(['ingest', '--data-dir', place.dataDir], place)
  expect(defaults.code).toBe(0)
  expect(defaults.stderr).toContain(`${path.join(place.root, '.claude')} (missing)`)
})

it('lets several first starts share a data folder', async () => {
  for (let round = 0; round < 3; round += 1) {
    const place = placeWithTranscript()
    const starts = Array.from({ length: 4 }, () => run(['ingest', ...on(place), '--json'], place))
    for (const { code, stdout, stderr } of await Promise.all(starts)) {
      expect([code, stderr]).toEqual([0, ''])
      expect(JSON.parse(stdout)).toMatchObject({ files: 1, calls: 2, problems: 0 })
    }
  }
}, 60_000)

it('says trouble of the store in sentences, and as JSON where that is asked for', async () => {
  const place = placeWithTranscript()
  await run(['ingest', ...on(place)], place)
  const file = path.join(place.dataDir, 'index.db')
  writeFileSync(file, 'garbage'.repeat(5000))
  const plain = await run(['ingest', ...on(place)], place)
  expect(plain.code).toBe(0)
  expect(plain.stderr).toMatch(
    /^rearview: a damaged database was kept aside \(file index\.db\.damaged-\d+\)\.\nThe index was damaged [^\n]*\.\n$/,
  )
  writeFileSync(file, 'garbage'.repeat(5000))
  const json = await run(['ingest', ...on(place)], place, { LOG_FORMAT: 'json' })
  const [first = ''] = json.stderr.split('\n')
  expect(JSON.parse(first)).toMatchObject({ level: 50, msg: 'a damaged database was kept aside' })
})

it('says so where a part of the full text was damaged, which it finds behind the figures', async () => {
  const place = placeWithTranscript()
  await run(['ingest', ...on(place)], place)
  for (const part of [0, 1]) {
    writeFileSync(path.join(place.dataDir, `search-${part}.db`), 'garbage'.repeat(5000))
  }
  const { code, stderr } = await run(['ingest', ...on(place)], place)
  expect(code).toBe(0)
  expect(stderr.match(/^A part of the full text was damaged .*\.$/gm)).toHaveLength(2)
})

it('leaves a directory named like a transcript out and reads the rest', async () => {
  const place = placeWithTranscript()
  mkdirSync(path.join(place.claudeDir, 'projects/one/s2.jsonl'))
  const { code, stdout } = await run(['ingest', ...on(place), '--json'], place)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ sessions: 1, calls: 2 })
})

it('reads several folders', async () => {
  const place = placeWithTranscript()
  const second = path.join(place.root, 'second')
  writeTranscripts(second, { 'two/s2.jsonl': [user('Again'), assistant('m3')] })
  const args = ['--claude-dir', second, 'ingest', ...on(place), '--json']
  const { stdout } = await run(args, place)
  expect(JSON.parse(stdout)).toMatchObject({ files: 2, sessions: 2, calls: 3 })
})
