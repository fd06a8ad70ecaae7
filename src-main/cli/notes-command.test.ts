import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { cleanUp, makePlace, run, sentence } from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

const at = '2026-10-20T10:00:00.000Z'
const notes = {
  format: 'rearview-notes',
  version: 1,
  titles: [{ sessionId: 's1', title: 'Mine', changedAt: at }],
  bookmarks: [
    {
      id: 'bm_1',
      sessionId: 's1',
      messageIndex: null,
      messageUuid: 'u-1',
      title: 'Kept',
      notes: '# why\n\nbecause <b>so</b>\u202e',
      tags: ['a'],
      createdAt: at,
      changedAt: at,
    },
  ],
  tags: [{ sessionId: 's1', name: 'python', isDismissed: true, changedAt: at }],
}

it('takes in a file, says what it did, and writes the same bytes again', async () => {
  const place = makePlace()
  const [file, out] = [path.join(place.root, 'in.json'), path.join(place.root, 'out.json')]
  writeFileSync(file, `${JSON.stringify(notes, null, 2)}\n`)
  const on = ['--data-dir', place.dataDir]
  const taken = await run(['notes', 'import', file, ...on], place)
  expect(taken).toMatchObject({ code: 0, stdout: '' })
  expect(taken.stderr).toBe('Added 3, replaced 0, left 0 as here, 0 were the same.\n')
  expect((await run(['notes', 'export', ...on, '--out', out], place)).code).toBe(0)
  expect(readFileSync(out, 'utf8')).toBe(readFileSync(file, 'utf8'))
})

it('refuses a file that is none in one sentence', async () => {
  const place = makePlace()
  const file = path.join(place.root, 'in.json')
  for (const text of ['{', '{}', JSON.stringify({ ...notes, version: 9 })]) {
    writeFileSync(file, text)
    const { code, stderr } = await run(
      ['notes', 'import', file, '--data-dir', place.dataDir],
      place,
    )
    expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)])
  }
})
