import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cleanUp, makePlace, on, placeWithTranscript, run, sentence } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

describe('wrong usage', () => {
  it('is one sentence on stderr and exit code 2', async () => {
    const place = placeWithTranscript()
    const wrong = [
      ['report', '--by', 'week'],
      ['report', '--since', '2026-02-30'],
      ['report', '--until', 'yesterday'],
      ['report', '--timezone', 'Mars/Base'],
      ['report', 'extra'],
      ['report', '--frobnicate'],
      ['export', '--format', 'xml'],
      ['restore', '--out', 'x'],
      ['restore', 's1'],
      ['restore', 's1', '--out', 'x', '--generation', '0'],
      ['serve', '--port', '70000'],
      ['serve', '--port', 'x'],
      ['serve', '--token', ''],
      ['serve', '--token', 'with space'],
      ['ingest', '--claude-dir', ''],
      ['ingest', '--claude-dir'],
      ['reprot'],
    ]
    for (const args of wrong) {
      const { code, stdout, stderr } = await run(args, place)
      expect([code, stdout], args.join(' ')).toEqual([2, ''])
      expect(stderr).toMatch(/^[^\n]+[.)?]\n$/)
    }
    expect((await run([], place)).code).toBe(2)
  })

  it('shows help and version on stdout', async () => {
    const place = makePlace()
    const help = await run(['--help'], place)
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('--claude-dir')
    const version = await run(['--version'], place)
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await run(['report', '--help'], place)).stdout).toContain('--data-dir')
  })
})

describe('folders that cannot be used', () => {
  it('says so in one sentence before anything is made', async () => {
    const place = placeWithTranscript()
    const file = path.join(place.root, 'file')
    writeFileSync(file, '')
    for (const command of ['ingest', 'report', 'export', 'serve']) {
      for (const folder of [path.join(place.root, 'none'), file, path.join(file, 'below')]) {
        const args = [command, ...on(place), '--claude-dir', folder, '--json']
        const { code, stdout, stderr } = await run(args, place)
        expect([code, stdout], `${command} ${folder}`).toEqual([1, ''])
        expect(stderr).toMatch(sentence)
        expect(stderr).toContain(folder)
      }
    }
    expect(existsSync(place.dataDir)).toBe(false)
  })

  it('refuses a data folder that is a file and leaves the file alone', async () => {
    const place = placeWithTranscript()
    writeFileSync(place.dataDir, 'mine')
    const { code, stderr } = await run(['ingest', ...on(place)], place)
    expect(code).toBe(1)
    expect(stderr).toMatch(sentence)
    expect(readFileSync(place.dataDir, 'utf8')).toBe('mine')
  })

  it('takes the data folder of the environment', async () => {
    const place = placeWithTranscript()
    const dataDir = path.join(place.root, 'elsewhere')
    const env = { REARVIEW_DATA_DIR: dataDir }
    expect((await run(['ingest', '--claude-dir', place.claudeDir], place, env)).code).toBe(0)
    expect(readdirSync(dataDir)).toContain('library.db')
  })
})
