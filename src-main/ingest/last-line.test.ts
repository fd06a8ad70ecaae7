import { appendFileSync, copyFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openIngest, totalsOf } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'

test('a whole last line without its newline is read by an index that fell back behind it', async () => {
  const [home, dataDir] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/s.jsonl': [user('go'), assistant('m1')] })
  const first = await openIngest(home, dataDir)
  await first.runPass()
  await first.close()
  const index = path.join(dataDir, 'index.db')
  copyFileSync(index, `${index}.before`)
  appendFileSync(path.join(home, 'projects/p/s.jsonl'), JSON.stringify(assistant('m2')))
  const second = await openIngest(home, dataDir)
  await second.runPass()
  await second.close()
  expect((await totalsOf(dataDir)).calls).toBe(2)
  // As a power cut leaves them: the library came through, the last commit of the index did not.
  copyFileSync(`${index}.before`, index)
  const third = await openIngest(home, dataDir)
  await third.runPass()
  expect((await totalsOf(dataDir)).calls).toBe(2)
  expect(await third.runPass()).toMatchObject({ bytesParsed: 0, rowsWritten: 0 })
})
