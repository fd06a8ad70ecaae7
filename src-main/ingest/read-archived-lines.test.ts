import { expect, onTestFinished, test } from 'vitest'
import { Library } from '#main/store/library.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { createLineReader } from './read-archived-lines.ts'

const identity = {
  path: '/home/.claude/projects/-a/s.jsonl',
  provider: 'claude-code',
  configDir: '/home/.claude',
  dirName: '-a',
  kind: 'main',
  sessionId: 's',
  agentId: null,
} as const
const stamp = { device: 1, inode: 1, size: 1, modifiedAt: 0, changedAt: 0, bornAt: 0 }

const [first, last] = ['{"n":1}\n', '{"n":2}']

const openWithTail = () => {
  const library = Library.open(temporaryFolder())
  onTestFinished(() => library.close())
  const file = library.addFile(identity, 0)
  const generation = library.addGeneration(file.id, stamp, 0)
  library.append(generation, Buffer.from(first), Buffer.from(last), stamp)
  const place = (byte_offset: number, text: string) => ({
    file_id: file.id,
    byte_offset,
    byte_length: text.length,
  })
  const places = [place(0, first), place(first.length, last)] as const
  return { library, file, generation: { ...generation, cursor: first.length }, places }
}

const ways = [{ isAlone: true }, { isAlone: false }]

test.each(ways)('a line without an end is read from behind the archive: %o', (reading) => {
  const { library, places } = openWithTail()
  const read = createLineReader(library, places, reading)
  expect(places.map((place) => read(place)?.toString())).toEqual([first, last])
})

test.each(ways)('one that got its end meanwhile is read from the archive: %o', (reading) => {
  const { library, generation, places } = openWithTail()
  const read = createLineReader(library, places, reading)
  expect(read(places[0])?.toString()).toBe(first)
  library.append(generation, Buffer.from(`${last}\n{"n":3}\n`), Buffer.from('{"n'), stamp)
  expect(read(places[1])?.toString()).toBe(last)
})

test.each(ways)('a file that is written anew meanwhile is read as it was: %o', (reading) => {
  const { library, file, places } = openWithTail()
  const read = createLineReader(library, places, reading)
  expect(read(places[0])?.toString()).toBe(first)
  const next = library.addGeneration(file.id, stamp, 1)
  library.append(next, Buffer.from('{"another":"life"}\n'), Buffer.from('{"tail":0}'), stamp)
  expect(read(places[1])?.toString()).toBe(last)
})
