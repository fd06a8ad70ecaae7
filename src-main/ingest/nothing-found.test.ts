import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { libraryKind } from '#main/store/library-schema.ts'
import { openForReading } from '#main/store/open-database.ts'
import { sidecarFiles, writeBelow } from '#main/testing/sidecars.ts'
import { contentHash, openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'

/** Every row of the library, as it is stored. */
const libraryRows = (dataDir: string): unknown[] => {
  const db = openForReading(dataDir, libraryKind)
  try {
    const tables = ['source_file', 'generation', 'chunk', 'setting']
    return tables.map((table) => db.prepare(`select * from ${table}`).raw().all())
  } finally {
    db.close()
  }
}

/** Ways in which everything is suddenly gone: unmounted, moved, emptied, replaced. */
const losses: readonly (readonly [what: string, lose: (home: string) => void])[] = [
  ['the config folder is gone', (home) => rmSync(home, { recursive: true })],
  [
    'the config folder is a file',
    (home) => {
      rmSync(home, { recursive: true })
      writeFileSync(home, '')
    },
  ],
  [
    'the folder of transcripts is gone',
    (home) => {
      rmSync(path.join(home, 'projects'), { recursive: true })
    },
  ],
  [
    'the folder of transcripts is empty',
    (home) => {
      renameSync(path.join(home, 'projects'), path.join(home, 'elsewhere'))
      mkdirSync(path.join(home, 'projects'))
    },
  ],
  [
    'every folder of a project is empty',
    (home) => {
      const folder = path.join(home, 'projects')
      for (const name of readdirSync(folder)) {
        rmSync(path.join(folder, name), { recursive: true })
        mkdirSync(path.join(folder, name))
      }
    },
  ],
]

test.each(losses)('an ingest changes no row of the library when %s', async (_, lose) => {
  const home = path.join(temporaryFolder(), 'home')
  const dataDir = temporaryFolder()
  writeTranscripts(home, {
    'p/s1.jsonl': [user('one'), assistant('m1')],
    'p/s1/subagents/agent-1.jsonl': [user('two'), assistant('m2')],
    'q/s2.jsonl': [user('three'), '{"torn":'],
  })
  writeBelow(home, sidecarFiles)
  const service = await openIngest(home, dataDir)
  await service.runPass()
  const rows = libraryRows(dataDir)
  const hash = contentHash(dataDir)
  lose(home)
  const report = await service.runPass()
  expect(report).toMatchObject({ files: 0, changedFiles: 0, newBytes: 0, sessions: 2, calls: 2 })
  await service.sweep()
  await service.lookAt([path.join(home, 'projects/p/s1.jsonl')])
  expect(libraryRows(dataDir)).toEqual(rows)
  expect(contentHash(dataDir)).toBe(hash)
})

test('one file less is marked as deleted, and keeps every byte', async () => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeTranscripts(home, { 'p/s1.jsonl': [user('one')], 'p/s2.jsonl': [user('two')] })
  const service = await openIngest(home, dataDir)
  await service.runPass()
  const [files, ...rest] = libraryRows(dataDir)
  rmSync(path.join(home, 'projects/p/s1.jsonl'))
  await service.runPass()
  const [after, ...restAfter] = libraryRows(dataDir)
  expect(restAfter).toEqual(rest)
  expect(after).not.toEqual(files)
})
