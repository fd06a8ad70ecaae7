import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import {
  cleanUp,
  firstLine,
  makePlace,
  type Place,
  run,
  startBuilt,
  untilEnd,
} from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

const sentence = /^[^\n]+\.\n$/

/** Two calls of one session and a project of its own. */
const withTranscript = (lines: readonly string[] = []): Place => {
  const place = makePlace()
  writeTranscripts(place.claudeDir, {
    'one/s1.jsonl': [
      user('Do it \u001b[31mred\u001b]52;c;eA==\u0007 \u009b2J\u202e', { cwd: '/nowhere/one' }),
      assistant('m1', undefined, { cwd: '/nowhere/one' }),
      assistant('m2', { input_tokens: 5, output_tokens: 7 }, { cwd: '/nowhere/one' }),
      ...lines,
    ],
  })
  return place
}

const on = ({ claudeDir, dataDir }: Place) => ['--claude-dir', claudeDir, '--data-dir', dataDir]

describe('ingest', () => {
  it('prints exactly one JSON object, options before or after the command', async () => {
    const place = withTranscript()
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
    const place = withTranscript(['{"type":"user",', 'nonsense'])
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
      const place = withTranscript()
      const starts = Array.from({ length: 4 }, () => run(['ingest', ...on(place), '--json'], place))
      for (const { code, stdout, stderr } of await Promise.all(starts)) {
        expect([code, stderr]).toEqual([0, ''])
        expect(JSON.parse(stdout)).toMatchObject({ files: 1, calls: 2, problems: 0 })
      }
    }
  }, 60_000)

  it('leaves a directory named like a transcript out and reads the rest', async () => {
    const place = withTranscript()
    mkdirSync(path.join(place.claudeDir, 'projects/one/s2.jsonl'))
    const { code, stdout } = await run(['ingest', ...on(place), '--json'], place)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ sessions: 1, calls: 2 })
  })

  it('reads several folders', async () => {
    const place = withTranscript()
    const second = path.join(place.root, 'second')
    writeTranscripts(second, { 'two/s2.jsonl': [user('Again'), assistant('m3')] })
    const args = ['--claude-dir', second, 'ingest', ...on(place), '--json']
    const { stdout } = await run(args, place)
    expect(JSON.parse(stdout)).toMatchObject({ files: 2, sessions: 2, calls: 3 })
  })
})

describe('folders that cannot be used', () => {
  it('says so in one sentence before anything is made', async () => {
    const place = withTranscript()
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
    const place = withTranscript()
    writeFileSync(place.dataDir, 'mine')
    const { code, stderr } = await run(['ingest', ...on(place)], place)
    expect(code).toBe(1)
    expect(stderr).toMatch(sentence)
    expect(readFileSync(place.dataDir, 'utf8')).toBe('mine')
  })

  it('takes the data folder of the environment', async () => {
    const place = withTranscript()
    const dataDir = path.join(place.root, 'elsewhere')
    const env = { REARVIEW_DATA_DIR: dataDir }
    expect((await run(['ingest', '--claude-dir', place.claudeDir], place, env)).code).toBe(0)
    expect(readdirSync(dataDir)).toContain('library.db')
  })
})

describe('report', () => {
  it('refuses a period that ends before it begins', async () => {
    const place = withTranscript()
    const period = ['--since', '2026-12-01', '--until', '2026-01-01']
    const { code, stdout, stderr } = await run(['report', ...on(place), ...period], place)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe('--since 2026-12-01 lies after --until 2026-01-01.\n')
  })

  it('reads what is new first, unless told not to', async () => {
    const place = withTranscript()
    const stored = await run(['report', ...on(place), '--no-ingest', '--json'], place)
    expect(JSON.parse(stored.stdout)).toMatchObject({ rows: [], totals: { calls: 0 } })
    const fresh = await run(['report', ...on(place), '--json'], place)
    expect(JSON.parse(fresh.stdout)).toMatchObject({
      by: 'day',
      timezone: 'UTC',
      totals: { calls: 2, inputTokens: 1005, outputTokens: 1007, unpricedCalls: 0 },
      rows: [{ key: '2026-10-20', calls: 2 }],
    })
  })

  it('groups and filters as asked', async () => {
    const place = withTranscript()
    const ask = async (...args: string[]) =>
      JSON.parse((await run(['report', ...on(place), '--json', ...args], place)).stdout)
    expect((await ask('--by', 'model')).rows[0].key).toBe('claude-opus-5')
    expect((await ask('--by', 'session')).rows[0].key).toBe('s1')
    expect((await ask('--by', 'project')).rows).toHaveLength(1)
    expect((await ask('--model', 'none')).rows).toEqual([])
    expect((await ask('--until', '2026-10-19')).totals.calls).toBe(0)
    const shifted = await ask('--timezone', 'Asia/Tokyo', '--since', '2026-10-20')
    expect(shifted).toMatchObject({ timezone: 'Asia/Tokyo', totals: { calls: 2 } })
  })

  it('shows a table without anything a terminal would act on', async () => {
    const place = withTranscript()
    const { stdout } = await run(['report', ...on(place), '--by', 'session'], place)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
    expect(stdout).toContain('␛[31mred')
    expect(stdout).toMatch(/Total +2 +1,005 +1,007 .*\$\d/)
    const json = await run(['report', ...on(place), '--by', 'session', '--json'], place)
    expect(json.stdout.trimEnd()).not.toMatch(/\p{Cc}|\u202e/u)
  })
})

describe('export', () => {
  it('writes CSV or JSON to stdout or to a file that appears whole', async () => {
    const place = withTranscript()
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
    const place = withTranscript()
    for (const out of [place.claudeDir, `${place.root}/none/`, `${place.root}/none/usage.csv`]) {
      const { code, stdout, stderr } = await run(['export', ...on(place), '--out', out], place)
      expect(code, out).toBeGreaterThan(0)
      expect(stdout).toBe('')
      expect(stderr).toMatch(sentence)
    }
    expect(readdirSync(place.claudeDir)).toEqual(['projects'])
  })
})

describe('restore', () => {
  const withArchive = async (): Promise<Place & { file: string; bytes: Buffer }> => {
    const place = withTranscript()
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
})

describe('wrong usage', () => {
  it('is one sentence on stderr and exit code 2', async () => {
    const place = withTranscript()
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

describe('serve', () => {
  it('prints its link and token, answers with them, and ends well when asked to', async () => {
    const place = withTranscript()
    const token = 'token-of-this-test'
    const child = startBuilt(['serve', ...on(place), '--json', '--token', token], place)
    const ended = untilEnd(child)
    const printed = JSON.parse(await firstLine(child))
    expect(printed).toEqual({ url: expect.stringMatching(/#code=[\w-]+$/), token })
    const { origin } = new URL(printed.url)
    const headers = { Authorization: `Bearer ${token}` }
    const status = async () => {
      const reply = await fetch(`${origin}/api/app/status`, { headers })
      return reply.json()
    }
    await expect.poll(status).toMatchObject({ counts: { calls: 2 } })
    expect((await fetch(`${origin}/api/app/status`)).status).toBe(401)
    child.kill('SIGTERM')
    const { code, stdout } = await ended
    expect([code, stdout.split('\n')]).toEqual([0, [expect.any(String), '']])
  })

  it('says in one sentence that a port is in use', async () => {
    const place = withTranscript()
    const owner = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => owner.once('listening', resolve))
    const address = owner.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const args = ['serve', ...on(place), '--json', '--port', String(port)]
    const { code, stdout, stderr } = await run(args, place)
    owner.close()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`Port ${port} is already in use; choose another one.\n`)
  })
})

describe('doctor', () => {
  it('says what it checked and how it stands, and mends what can be mended', async () => {
    const place = withTranscript()
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
})
