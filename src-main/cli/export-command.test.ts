import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { cleanUp, on, placeWithTranscript, run, sentence } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

it('writes CSV or JSON to stdout or to a file that appears whole', async () => {
  const place = placeWithTranscript()
  const csv = await run(['export', ...on(place)], place)
  expect(csv.code).toBe(0)
  expect(csv.stdout.split(/\r?\n/)[0]).toMatch(/calls/i)
  const json = await run(['export', ...on(place), '--format', 'json'], place)
  expect(JSON.stringify(JSON.parse(json.stdout))).toContain('2026-10-20')
  const out = path.join(place.root, 'usage.csv')
  writeFileSync(out, 'old')
  const file = await run(['export', ...on(place), '--out', 'usage.csv'], place)
  expect([file.code, file.stdout]).toEqual([0, ''])
  expect(readFileSync(out, 'utf8')).toBe(csv.stdout)
  expect(readdirSync(place.root).filter((name) => name.startsWith('.usage'))).toEqual([])
})

it('never writes over a folder or into one that is missing', async () => {
  const place = placeWithTranscript()
  for (const out of [place.claudeDir, `${place.root}/none/`, `${place.root}/none/usage.csv`]) {
    const { code, stdout, stderr } = await run(['export', ...on(place), '--out', out], place)
    expect(code, out).toBeGreaterThan(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(sentence)
  }
  expect(readdirSync(place.claudeDir)).toEqual(['projects'])
})
