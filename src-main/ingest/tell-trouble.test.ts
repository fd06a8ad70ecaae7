import { appendFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import {
  assistant,
  temporaryFolder,
  toLines,
  user,
  writeTranscripts,
} from '#main/testing/transcript.ts'
import { errorTable } from '#schema/errors.ts'
import { IngestService } from './ingest-service.ts'

test('tells that the disk is full also where a watcher saw what could not be read', async () => {
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': [user('first'), assistant('a')] })
  let trouble: string | null = null
  const service = await IngestService.open({
    dataDir: temporaryFolder(),
    claudeDirs: [home],
    onProgress: (progress) => {
      trouble = progress.trouble
    },
    onChange: () => undefined,
    onReplaced: () => undefined,
    onRoots: () => undefined,
  })
  onTestFinished(() => service.close())
  await service.runPass()
  service.watch()
  // A limit of pages is SQLite's own full disk.
  const library: Database = Reflect.get(Reflect.get(service, 'library'), 'db')
  library.pragma(`max_page_count = ${Number(library.pragma('page_count', { simple: true }))}`)
  const long = Array.from({ length: 400_000 }, () => Math.random().toString(36)).join('')
  const file = path.join(home, 'projects/p/s.jsonl')
  appendFileSync(file, toLines([user(long)]))
  await expect.poll(() => trouble).toBe(errorTable.storage_full.sentence)
  library.pragma(`max_page_count = ${2 ** 32 - 2}`)
  appendFileSync(file, toLines([assistant('b')]))
  await expect.poll(() => trouble).toBeNull()
})
