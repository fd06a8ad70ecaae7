import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { contentHash, openIngest, totalsOf } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import type { IngestProgress } from '#schema/ingest.ts'
import { IngestService } from './ingest-service.ts'

const garbage = 'garbage'.repeat(10_000)

const setUp = async () => {
  const home = temporaryFolder()
  const many = Array.from({ length: 300 }, (_, place) => assistant(`many-${place}`))
  writeTranscripts(home, {
    'p/s.jsonl': [user('first'), assistant('a')],
    'p/t.jsonl': [user('second'), ...many],
  })
  const dataDir = temporaryFolder()
  const service = await openIngest(home, dataDir)
  await service.runPass()
  await service.close()
  return { home, dataDir, right: contentHash(dataDir) }
}

const start = async (home: string, dataDir: string) => {
  const told: IngestProgress[] = []
  let replaced = 0
  const service = await IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress: (progress) => told.push(progress),
    onChange: () => undefined,
    onReplaced: () => {
      replaced += 1
    },
    onRoots: () => undefined,
  })
  onTestFinished(() => service.close())
  return { service, kept: () => told.at(-1)?.keptAside ?? [], replaced: () => replaced }
}

const damages: readonly [string, (file: string) => void][] = [
  ['overwritten', (file) => writeFileSync(file, garbage)],
  ['cut off', (file) => truncateSync(file, 8192 * 2)],
  ['cut within a page', (file) => truncateSync(file, 5000)],
]

test.each(damages)(
  'an index that was %s is kept aside and made anew at a start',
  async (_, damage) => {
    const { home, dataDir, right } = await setUp()
    const file = path.join(dataDir, 'index.db')
    damage(file)
    const bytes = readFileSync(file)
    const { service, kept } = await start(home, dataDir)
    await service.runPass()
    expect(contentHash(dataDir)).toBe(right)
    expect(kept()).toHaveLength(1)
    expect(readFileSync(kept()[0] ?? '')).toEqual(bytes)
  },
)

test('damage in the midst of an index is found before the first pass', async () => {
  const { home, dataDir, right } = await setUp()
  const file = path.join(dataDir, 'index.db')
  const bytes = readFileSync(file)
  const pages = bytes.length / 8192
  bytes.fill(0xff, (pages - 3) * 8192, (pages - 1) * 8192)
  writeFileSync(file, bytes)
  const { service, kept, replaced } = await start(home, dataDir)
  expect(await service.mendIndex()).toBe(true)
  expect(replaced()).toBe(1)
  expect(readFileSync(kept()[0] ?? '')).toEqual(bytes)
  await service.runPass()
  expect(contentHash(dataDir)).toBe(right)
  expect(await service.mendIndex()).toBe(false)
})

test.each([...damages, ['emptied', (file: string) => truncateSync(file, 0)] as const])(
  'a library that was %s is kept aside untouched, said, and what is left is read again',
  async (_, damage) => {
    const { home, dataDir, right } = await setUp()
    const file = path.join(dataDir, 'library.db')
    damage(file)
    const bytes = readFileSync(file)
    const { service, kept } = await start(home, dataDir)
    await service.runPass()
    expect(kept()).toHaveLength(1)
    expect(path.basename(kept()[0] ?? '')).toMatch(/^library\.db\.damaged-\d+$/)
    expect(readFileSync(kept()[0] ?? '')).toEqual(bytes)
    expect(contentHash(dataDir)).toBe(right)
    expect((await totalsOf(dataDir)).calls).toBe(301)
  },
)

test('a library in which the name of a column was overwritten says that it is damaged', async () => {
  const { home, dataDir } = await setUp()
  const file = path.join(dataDir, 'library.db')
  const bytes = readFileSync(file)
  bytes.write('changed_au', bytes.indexOf('changed_at'))
  writeFileSync(file, bytes)
  const reading = start(home, dataDir).then(({ service }) => service.runPass())
  await expect(reading).rejects.toMatchObject({ code: 'store_damaged' })
})

test('what was kept aside before is never written over', async () => {
  const { home, dataDir } = await setUp()
  for (let round = 0; round < 3; round++) {
    writeFileSync(path.join(dataDir, 'index.db'), garbage)
    const { service } = await start(home, dataDir)
    await service.close()
  }
  const kept = readdirSync(dataDir).filter((name) => /^index\.db\.damaged-[\d-]+$/.test(name))
  expect(kept).toHaveLength(3)
  expect(kept.every((name) => statSync(path.join(dataDir, name)).size === garbage.length)).toBe(
    true,
  )
})
