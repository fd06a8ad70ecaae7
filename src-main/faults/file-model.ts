import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import type { Content } from '#main/testing/store.ts'
import { assistant, toLines, user } from '#main/testing/transcript.ts'
import { livesOf } from './archive.ts'
import { readAnew } from './read-anew.ts'
import { makeQuickFolder, removeFolder } from './scale.ts'

/** Transcripts by place; two are of one session, and one copies the calls of another. */
const names = ['p/a.jsonl', 'p/b.jsonl', 'p/b/subagents/agent-1.jsonl', 'q/c.jsonl'] as const

/** One thing that happens to a file, or a look of the program. */
export type FileChange =
  | { readonly kind: 'look' }
  | { readonly kind: 'append' | 'replace'; file: number; records: readonly number[]; torn: number }
  | { readonly kind: 'truncate'; readonly file: number; readonly share: number }
  | {
      readonly kind: 'rewrite'
      readonly file: number
      readonly share: number
      readonly word: string
    }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number }
  | { readonly kind: 'delete' | 'touch' | 'turn back'; readonly file: number }

const file = fc.nat(names.length - 1)
const records = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const ofKind = <const K extends FileChange['kind']>(kind: K) => fc.constant(kind)

/** Any change; files mostly grow, as they do. */
export const fileChange: fc.Arbitrary<FileChange> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: ofKind('look') }) },
  {
    weight: 10,
    arbitrary: fc.record({ kind: ofKind('append'), file, records, torn: fc.nat(40) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: ofKind('replace'), file, records, torn: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.record({ kind: ofKind('truncate'), file, share }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: ofKind('rewrite'),
      file,
      share,
      word: fc.constantFrom('a', '}', '\n', '7'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: ofKind('rename'), file, to: file }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'touch' as const, 'turn back' as const),
      file,
    }),
  },
)

/** A record that its number alone decides; calls of one number are the same call in every file. */
const recordOf = (number: number): object | string => {
  const timestamp = new Date(Date.UTC(2026, 9, 20) + number * 1000).toISOString()
  const more = { uuid: `u${number}`, timestamp, sessionId: number % 5 === 0 ? 'b' : 'a' }
  if (number % 7 === 0) return '{"junk":'
  if (number % 3 === 0) return user(`prompt ${number}`, more)
  const usage = { input_tokens: number, output_tokens: 10 * number }
  return assistant(`m${number % 11}`, usage, more)
}

/** Bytes of some records; so many are cut off at the end. */
const bytesOf = (numbers: readonly number[], torn: number): Buffer => {
  const bytes = Buffer.from(toLines(numbers.map(recordOf)))
  return bytes.subarray(0, Math.max(0, bytes.length - torn))
}

/** Does to the file at a path what a change says. */
const doTo = (at: string, change: FileChange, placeOf: (place: number) => string): void => {
  if (change.kind === 'append') appendFileSync(at, bytesOf(change.records, change.torn))
  if (change.kind === 'replace') {
    writeFileSync(`${at}.tmp`, bytesOf(change.records, change.torn))
    renameSync(`${at}.tmp`, at)
  }
  if (change.kind === 'truncate') truncateSync(at, Math.floor(statSync(at).size * change.share))
  if (change.kind === 'rewrite') {
    const bytes = readFileSync(at)
    writeFileSync(at, bytes.fill(change.word, 0, Math.ceil(bytes.length * change.share)))
  }
  if (change.kind === 'rename') renameSync(at, placeOf(change.to))
  if (change.kind === 'delete') rmSync(at)
  if (change.kind === 'touch') utimesSync(at, new Date(), new Date())
  if (change.kind === 'turn back') utimesSync(at, 1e9, 1e9)
}

/** A home that changes, and what a program that looked at it now and then must know. */
export const createFileModel = (home: string) => {
  const folder = path.join(home, 'projects')
  /** What each path held when it was last looked at. */
  const known = new Map<string, Buffer>()
  /** Every content that was ever there at a look. */
  const acknowledged: { readonly file: string; readonly bytes: Buffer }[] = []
  const placeOf = (place: number): string => path.join(folder, names[place] ?? names[0])
  for (const name of names) mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  // A home in which nothing at all is found changes nothing; that is another test's.
  writeFileSync(path.join(folder, 'q/always.jsonl'), bytesOf([1], 0))
  const all = [...names, 'q/always.jsonl']

  return {
    apply: (change: FileChange): void => {
      if (change.kind === 'look') return
      const at = placeOf(change.file)
      const mayBeNew = change.kind === 'append' || change.kind === 'replace'
      if (mayBeNew || existsSync(at)) doTo(at, change, placeOf)
    },
    /** Paths that a watcher would tell of. */
    pathsOf: (change: FileChange): string[] => {
      if (change.kind === 'look') return []
      const at = placeOf(change.file)
      return change.kind === 'rename' ? [at, placeOf(change.to)] : [at]
    },
    /** The program has just looked at everything, or at some paths. */
    noteRead: (paths?: ReadonlySet<string>): void => {
      for (const name of all) {
        const at = path.join(folder, name)
        if (!existsSync(at) || paths?.has(at) === false) continue
        const bytes = readFileSync(at)
        known.set(name, bytes)
        acknowledged.push({ file: at, bytes })
      }
    },
    /** What reading gives of the files as they are, with those that are gone as they last were. */
    readFromScratch: async (): Promise<Content> => {
      const shadow = makeQuickFolder()
      try {
        for (const [name, bytes] of known) {
          const at = path.join(shadow, 'projects', name)
          mkdirSync(path.dirname(at), { recursive: true })
          writeFileSync(at, bytes)
        }
        return await readAnew(shadow)
      } finally {
        removeFolder(shadow)
      }
    },
    /** Contents that a look has seen and that no generation of their file begins with. */
    notRestorable: (dataDir: string): string[] => {
      const archive = livesOf(dataDir)
      return acknowledged.flatMap(({ file: at, bytes }, place) => {
        const lives = archive.get(at) ?? []
        const isThere = lives.some((life) => life.subarray(0, bytes.length).equals(bytes))
        return isThere ? [] : [`${at}: ${bytes.length} bytes, seen as number ${place}`]
      })
    },
  }
}
