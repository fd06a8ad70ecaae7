import { appendFileSync, mkdirSync, renameSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openIngest, totalsOf } from '#main/testing/store.ts'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'

test('lines appended behind a linked folder of transcripts are read at once, links below it never', async () => {
  const [home, disk] = [temporaryFolder(), temporaryFolder()]
  const [outside, dataDir] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/s.jsonl': [user('first'), assistant('a')] })
  writeTranscripts(outside, { 'q/t.jsonl': [user('secret'), assistant('not ours')] })
  renameSync(path.join(home, 'projects'), path.join(disk, 'moved'))
  symlinkSync(path.join(disk, 'moved'), path.join(home, 'projects'))
  const service = await openIngest(home, dataDir)
  await service.runPass()
  service.watch()
  const calls = async (): Promise<number> => (await totalsOf(dataDir)).calls
  // Far less than the half minute after which everything is looked through anyway.
  const soon = { timeout: 10_000, interval: 20 }
  await expect
    .poll(() => {
      appendFileSync(path.join(disk, 'moved/p/s.jsonl'), toLines([assistant('b')]))
      return calls()
    }, soon)
    .toBe(2)
  mkdirSync(path.join(disk, 'moved/new'))
  appendFileSync(path.join(disk, 'moved/new/u.jsonl'), toLines([assistant('c')]))
  await expect.poll(calls, soon).toBe(3)
  symlinkSync(path.join(outside, 'projects/q'), path.join(disk, 'moved/q'))
  await service.lookAt([path.join(home, 'projects/q/t.jsonl')])
  expect(await calls()).toBe(3)
})
