import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { readHome } from '#main/testing/ask-home.ts'
import { temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { readRetentionDays } from './providers/claude-code/read-retention.ts'

// Engines are started, and a test machine may be busy.
vi.setConfig({ testTimeout: 30_000 })

const dayMs = 24 * 60 * 60 * 1000

test.each([
  ['nothing is set', {}, 30],
  ['the settings say so', { 'settings.json': '{"cleanupPeriodDays":7}' }, 7],
  [
    'local settings say otherwise',
    {
      'settings.json': '{"cleanupPeriodDays":7}',
      'settings.local.json': '{"cleanupPeriodDays":90}',
    },
    90,
  ],
  ['nothing is to be kept', { 'settings.json': '{"cleanupPeriodDays":0}' }, 0],
  ['it is without end', { 'settings.json': '{"cleanupPeriodDays":1e300}' }, 100_000],
  ['settings are broken', { 'settings.json': '{"cleanup', 'settings.local.json': '[]' }, 30],
  ['it is no number', { 'settings.json': '{"cleanupPeriodDays":"7"}' }, 30],
])('retention of a config folder where %s', async (_, files, days) => {
  const home = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(home, name), text)
  expect(await readRetentionDays(home)).toBe(days)
})

test('settings that are a folder or a pipe do not stop the reading', async () => {
  const home = temporaryFolder()
  mkdirSync(path.join(home, 'settings.json'))
  if (process.platform !== 'win32') {
    execFileSync('mkfifo', [path.join(home, 'settings.local.json')])
  }
  expect(await readRetentionDays(home)).toBe(30)
})

test('a session says when its source goes, by the last writing and the settings', async () => {
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s1.jsonl': [user('one')], 'p/s2.jsonl': [user('two')] })
  writeFileSync(path.join(home, 'settings.json'), '{"cleanupPeriodDays":10}')
  const file = path.join(home, 'projects/p/s1.jsonl')
  const touch = (at: number) => utimesSync(file, at / 1000, at / 1000)
  const wroteAt = Date.UTC(2026, 9, 20)
  touch(wroteAt)
  const ask = await readHome(home)
  const deletesAt = async () => (await ask('sessions.get', { id: 's1' })).deletesAt
  expect(await deletesAt()).toBe(wroteAt + 10 * dayMs)
  const { rows } = await ask('sessions.list', { sort: 'title' })
  expect(rows.find(({ id }) => id === 's1')?.deletesAt).toBe(wroteAt + 10 * dayMs)
  touch(wroteAt + dayMs)
  writeFileSync(path.join(home, 'settings.local.json'), '{"cleanupPeriodDays":20}')
  await ask('ingest.run', {})
  expect(await deletesAt()).toBe(wroteAt + 21 * dayMs)
  rmSync(file)
  await ask('ingest.run', {})
  expect(await ask('sessions.get', { id: 's1' })).toMatchObject({
    deletedAtSource: true,
    deletesAt: null,
  })
})

test('of two copies the one that stays longer counts', async () => {
  const homes = [temporaryFolder(), temporaryFolder()]
  const wroteAt = Date.UTC(2026, 9, 20)
  for (const [place, home] of homes.entries()) {
    writeTranscripts(home, { 'p/s1.jsonl': [user('one')] })
    const days = 10 * (place + 1)
    writeFileSync(path.join(home, 'settings.json'), JSON.stringify({ cleanupPeriodDays: days }))
    utimesSync(path.join(home, 'projects/p/s1.jsonl'), wroteAt / 1000, wroteAt / 1000)
  }
  const ask = await readHome(...homes)
  expect((await ask('sessions.get', { id: 's1' })).deletesAt).toBe(wroteAt + 20 * dayMs)
})
