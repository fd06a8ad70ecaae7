import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { type Engine, localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { assistant, temporaryFolder, writeTranscripts } from '#main/testing/transcript.ts'
import { defaultSettings, type Settings } from '#schema/settings.ts'

const caller = localCaller('window')

const start = async (dataDir: string, home = temporaryFolder()): Promise<Engine> => {
  const options = { dataDir, claudeDirs: [home], watch: false, ingest: false, version: '1' }
  const engine = await startEngine(options)
  onTestFinished(() => engine.close())
  return engine
}

test('a setting outlives the program, and what was not named keeps its value', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  expect(await first.call('settings.get', {}, caller)).toEqual({
    ok: true,
    value: defaultSettings,
  })
  await first.call('settings.set', { theme: 'dark' }, caller)
  expect(await first.call('settings.set', { timezone: 'Europe/Lisbon' }, caller)).toEqual({
    ok: true,
    value: { ...defaultSettings, theme: 'dark', timezone: 'Europe/Lisbon' },
  })
  await first.close()
  const second = await start(dataDir)
  expect(await second.call('settings.get', {}, caller)).toEqual({
    ok: true,
    value: { ...defaultSettings, theme: 'dark', timezone: 'Europe/Lisbon' },
  })
  await second.call('settings.set', { timezone: null }, caller)
  expect(await second.call('settings.get', {}, caller)).toMatchObject({ value: { timezone: null } })
})

test('a change that cannot be used is refused with its reason, and nothing is changed', async () => {
  const engine = await start(temporaryFolder())
  const refusals = [
    [{ timezone: 'Mars/Olympus' }, /^timezone: There is no such time zone$/],
    [{ theme: 'blue' }, /^theme: /],
    [{ theme: 'dark', timezone: 'x'.repeat(81) }, /^timezone: /],
    [{ weekStart: 'friday' }, /^weekStart: /],
    [{ currency: 'eur' }, /^currency: /],
    [{ currency: 'ZZZ' }, /^currency: There is no such currency$/],
    [{ subscription: 'yes' }, /^subscription: /],
    [{ ratesUrl: 'file:///etc/passwd' }, /^ratesUrl: /],
    [{ colour: 'red' }, /colour/],
    [{}, /^Name a setting to change$/],
  ] as const
  for (const [change, message] of refusals) {
    expect(await engine.dispatch('settings.set', change, caller)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', message: expect.stringMatching(message) },
    })
    expect(await engine.call('settings.get', {}, caller)).toMatchObject({
      value: defaultSettings,
    })
  }
})

test('every page is told of a change', async () => {
  const engine = await start(temporaryFolder())
  const told: Settings[] = []
  engine.subscribe((name, payload) => {
    if (name === 'settings.changed') told.push(payload as Settings)
  })
  await engine.call('settings.set', { theme: 'light' }, caller)
  expect(told).toEqual([{ ...defaultSettings, theme: 'light' }])
})

test('a stored value that can no longer be used is a default, the others stay', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  await first.call('settings.set', { theme: 'dark', timezone: 'UTC' }, caller)
  await first.close()
  const db = new Database(path.join(dataDir, 'library.db'))
  db.prepare('update setting set value = ? where key = ?').run('"Gone/Zone"', 'settings.timezone')
  db.close()
  const second = await start(dataDir)
  expect(await second.call('settings.get', {}, caller)).toEqual({
    ok: true,
    value: { ...defaultSettings, theme: 'dark' },
  })
})

test('the chosen zone says where days begin, unless a caller names another', async () => {
  const home = temporaryFolder()
  const at = { timestamp: '2026-10-20T22:30:00.000Z' }
  writeTranscripts(home, { 'p/s.jsonl': [assistant('a', undefined, at)] })
  const engine = await start(temporaryFolder(), home)
  await engine.call('ingest.run', {}, caller)
  const dayIn = async (timezone?: string): Promise<string | undefined> => {
    const report = await engine.call('usage.report', { by: 'day', timezone }, caller)
    return report.ok ? report.value.rows[0]?.key : undefined
  }
  await engine.call('settings.set', { timezone: 'America/New_York' }, caller)
  expect(await dayIn()).toBe('2026-10-20')
  await engine.call('settings.set', { timezone: 'Asia/Kathmandu' }, caller)
  expect(await dayIn()).toBe('2026-10-21')
  expect(await dayIn('UTC')).toBe('2026-10-20')
  const file = await engine.call('tables.export', { table: 'usage-by-day' }, caller)
  expect(file).toMatchObject({ ok: true, value: { text: expect.stringContaining('2026-10-21') } })
})

test('the size of what is stored is told by file', async () => {
  const dataDir = temporaryFolder()
  const engine = await start(dataDir)
  await engine.call('ingest.run', { text: true }, caller)
  const storage = await engine.call('app.storage', {}, caller)
  expect(storage).toMatchObject({
    ok: true,
    value: {
      dataDir,
      flag: '--data-dir',
      variable: 'REARVIEW_DATA_DIR',
      files: [
        { kind: 'library', path: path.join(dataDir, 'library.db') },
        { kind: 'index', path: path.join(dataDir, 'index.db') },
        { kind: 'text', path: path.join(dataDir, 'search-0.db') },
      ],
    },
  })
  if (!storage.ok) throw new Error(storage.error.message)
  for (const { bytes } of storage.value.files) expect(bytes).toBeGreaterThan(8_000)
})
