import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Library } from '#main/store/library.ts'
import type { StoredBookmark } from '#main/store/notes-reader.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { NotesFile } from '#schema/notes.ts'
import { type MergeMode, mergeNotes } from './merge-notes.ts'
import { notesText } from './notes-file.ts'

const openLibrary = (dataDir = temporaryFolder()): Library => {
  const library = Library.open(dataDir)
  onTestFinished(() => library.close())
  return library
}

const bookmark = (change: Partial<StoredBookmark> = {}): StoredBookmark => ({
  id: 'bm_1',
  sessionId: 's',
  messageIndex: null,
  messageUuid: null,
  title: 'kept',
  notes: '',
  tags: [],
  createdAt: 1000,
  changedAt: 1000,
  ...change,
})

const fileOf = (library: Library): NotesFile =>
  NotesFile.parse(JSON.parse(notesText(library.notes)))

const take = (library: Library, file: NotesFile, mode: MergeMode) =>
  library.transaction(() => mergeNotes(library.notes, file, mode))

const hostile = [
  '<img src=x onerror=alert(1)>',
  '\u202eevil\u0000\u001b[31m',
  '[a](javascript:alert(1))',
  '"\\\n\r\t',
  'é ü 𝒳 \u2028',
]

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...hostile))
const time = fc.integer({ min: 0, max: 4_000_000_000_000 })
const name = text.filter((one) => one.length > 0)
const seed = Number(process.env.SEED ?? 20261121)

test(`whatever people wrote comes back byte for byte from an export (seed ${seed})`, () => {
  const bookmarks = fc.uniqueArray(
    fc.record({
      id: name,
      sessionId: name,
      messageIndex: fc.option(fc.nat()),
      messageUuid: fc.option(name),
      title: text,
      notes: text,
      tags: fc.array(text, { maxLength: 4 }),
      createdAt: time,
      changedAt: time,
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  const titles = fc.array(fc.record({ sessionId: name, title: name, changedAt: time }))
  const tags = fc.array(
    fc.record({ sessionId: name, name, isDismissed: fc.boolean(), changedAt: time }),
  )
  const written = fc.record({ bookmarks, titles, tags })
  fc.assert(
    fc.property(written, (all) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'rearview-notes-'))
      const [one, other] = [openLibrary(folder), openLibrary()]
      one.transaction(() => {
        for (const title of all.titles) one.notes.putTitle(title)
        for (const kept of all.bookmarks) one.notes.putBookmark(kept)
        for (const tag of all.tags) one.notes.putTag(tag)
      })
      const exported = notesText(one.notes)
      take(other, NotesFile.parse(JSON.parse(exported)), 'add')
      expect(notesText(other.notes)).toBe(exported)
      const again = take(other, NotesFile.parse(JSON.parse(exported)), 'replace')
      expect(again.bookmarks).toEqual({
        added: 0,
        replaced: 0,
        kept: 0,
        same: all.bookmarks.length,
      })
      for (const kept of all.bookmarks) expect(other.notes.bookmark(kept.id)).toEqual(kept)
    }),
    { seed, numRuns: 15 },
  )
})

test('of two that differ the newer one stays, and nothing is replaced that was not to be', () => {
  const here = openLibrary()
  const there = openLibrary()
  here.notes.putBookmark(bookmark({ id: 'old', notes: 'mine' }))
  here.notes.putBookmark(bookmark({ id: 'new', notes: 'mine', changedAt: 3000 }))
  here.notes.putTitle({ sessionId: 's', title: 'mine', changedAt: 1000 })
  there.notes.putBookmark(bookmark({ id: 'old', notes: 'theirs', changedAt: 2000 }))
  there.notes.putBookmark(bookmark({ id: 'new', notes: 'theirs', changedAt: 2000 }))
  there.notes.putBookmark(bookmark({ id: 'other' }))
  there.notes.putTitle({ sessionId: 's', title: 'theirs', changedAt: 2000 })
  there.notes.putTag({ sessionId: 's', name: 'x', isDismissed: true, changedAt: 1 })
  const file = fileOf(there)
  const notes = (id: string) => here.notes.bookmark(id)?.notes
  const wouldBe = take(here, file, 'look')
  expect(wouldBe).toEqual({
    titles: { added: 0, replaced: 1, kept: 0, same: 0 },
    bookmarks: { added: 1, replaced: 1, kept: 1, same: 0 },
    tags: { added: 1, replaced: 0, kept: 0, same: 0 },
  })
  expect([here.notes.bookmarks().length, notes('old')]).toEqual([2, 'mine'])
  expect(take(here, file, 'add').bookmarks).toEqual({ added: 1, replaced: 0, kept: 2, same: 0 })
  expect([notes('old'), notes('new'), here.notes.titles()[0]?.title]).toEqual([
    'mine',
    'mine',
    'mine',
  ])
  expect(take(here, file, 'replace').bookmarks).toEqual({
    added: 0,
    replaced: 1,
    kept: 1,
    same: 1,
  })
  expect([notes('old'), notes('new'), here.notes.titles()[0]?.title]).toEqual([
    'theirs',
    'mine',
    'theirs',
  ])
})

test('a file that is none, of another form or torn is refused in words', () => {
  const good = fileOf(openLibrary())
  const refusal = (file: unknown) => NotesFile.safeParse(file).error?.issues[0]?.message
  expect(refusal(good)).toBeUndefined()
  expect(refusal({ ...good, version: 2 })).toMatch(/newer form/)
  expect(refusal({})).toMatch(/no file of notes/)
  expect(refusal({ ...good, titles: [{ sessionId: 's', title: 'x', changedAt: 'soon' }] })).toMatch(
    /datetime/i,
  )
})
