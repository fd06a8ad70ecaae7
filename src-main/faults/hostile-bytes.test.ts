import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { randomFrom, wholeFrom } from '#main/sample/random.ts'
import { openReadStore } from '#main/store/read-store.ts'
import { totalsOf } from '#main/testing/store.ts'
import { assistant, toLines, user } from '#main/testing/transcript.ts'
import { openService } from './read-anew.ts'
import { isFullScale, patience, quickFolder, seed, tell } from './scale.ts'

interface Line {
  readonly offset: number
  readonly bytes: Buffer
}

/** Lines of a file, found by a way of our own. */
const linesOf = (all: Buffer): Line[] => {
  const lines: Line[] = []
  let from = 0
  for (const [at, byte] of all.entries()) {
    if (byte !== 0x0a) continue
    lines.push({ offset: from, bytes: all.subarray(from, at) })
    from = at + 1
  }
  return lines.filter(({ bytes }) => bytes.toString('latin1').trim() !== '')
}

const isRecord = ({ bytes }: Line): boolean => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Reads one transcript; answers the report and each message with its bytes in the library. */
const readFile = async (bytes: Buffer) => {
  const [home, dataDir] = [quickFolder(), quickFolder()]
  mkdirSync(path.join(home, 'projects/p'), { recursive: true })
  writeFileSync(path.join(home, 'projects/p/s.jsonl'), bytes)
  const service = await openService(home, dataDir)
  const report = await service.runPass()
  await service.close()
  const store = openReadStore(dataDir)
  const rows = await store.index
    .selectFrom('message')
    .select(['byte_offset', 'byte_length', 'prompt'])
    .orderBy('byte_offset')
    .execute()
  const messages = rows.map((row) => ({
    offset: row.byte_offset,
    // A copy: each would keep the whole chunk that it was cut from.
    bytes: Buffer.from(store.library.read(1, row.byte_offset, row.byte_offset + row.byte_length)),
    prompt: row.prompt,
  }))
  await store.close()
  return { report, messages, dataDir }
}

const shortRecord = Buffer.from(
  '{"type":"user","parentUuid":null,"timestamp":"2026-10-20T08:00:00.000Z","message":{"content":"Grüße"}}',
)

/** Every byte value at every position of a short record, or some of them, with good lines between. */
const fuzzed = (): Buffer => {
  const random = randomFrom(seed)
  const lines: Buffer[] = []
  for (let at = 0; at < shortRecord.length; at += 1) {
    for (let value = 0; value < 256; value += isFullScale ? 1 : wholeFrom(random, 1, 40)) {
      const line = Buffer.from(shortRecord)
      line[at] = value
      lines.push(line, Buffer.from('\n'))
    }
    lines.push(Buffer.from(toLines([assistant(`good-${at}`)])))
  }
  return Buffer.concat(lines)
}

test('a byte of any value anywhere in a record costs that line at most', {
  timeout: patience,
}, async () => {
  const bytes = fuzzed()
  const lines = linesOf(bytes)
  const records = lines.filter(isRecord)
  const { report, messages } = await readFile(bytes)
  expect(report).toMatchObject({ calls: shortRecord.length, lines: lines.length })
  expect(report.problems).toBe(lines.length - records.length)
  const found = messages.map(({ offset, bytes: own }) => `${offset} ${own.toString('latin1')}`)
  const wanted = records.map(({ offset, bytes: own }) => `${offset} ${own.toString('latin1')}`)
  expect(found.length).toBe(wanted.length)
  expect(found.filter((one, place) => one !== wanted[place])).toEqual([])
  expect(messages.filter(({ prompt }) => prompt?.isWellFormed() === false)).toEqual([])
  tell('byte fuzz', { lines: lines.length, records: records.length, problems: report.problems })
})

const nested = (open: string, close: string, depth: number): string =>
  `{"type":"user","message":{"content":${open.repeat(depth)}1${close.repeat(depth)}}}`

/** Lines that are hostile, and whether they are no records. */
const hostile: readonly (readonly [line: string, isProblem: boolean])[] = [
  ['{"type":"user"', true],
  ['{"type":"user","message":{"content":"cut', true],
  ['"a string"', true],
  ['[{"type":"user"}]', true],
  ['NaN', true],
  ['{"a":1e999e}', true],
  ['{"type":"user","message":{"content":"\u0001"}}', true],
  [`${'['.repeat(100_000)}`, true],
  ['{"type":7,"message":[],"uuid":{},"timestamp":1e999,"sessionId":[null]}', false],
  ['{"type":"user","type":"assistant","message":null,"message":{"content":"twice"}}', false],
  ['{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"user"}', false],
  [
    '{"type":"assistant","message":{"id":"__proto__","model":"toString","usage":{"input_tokens":1e999}}}',
    false,
  ],
  ['{"type":"assistant","message":{"id":"big","usage":{"output_tokens":9007199254740993}}}', false],
  [
    '{"type":"assistant","message":{"id":"less","usage":{"output_tokens":-5,"input_tokens":1.5}}}',
    false,
  ],
  ['{"type":"user","uuid":"\\ud800","message":{"content":"\\ud800 \\u0000 \\udfff"}}', false],
  ['{"type":"user","uuid":"a\\u0000b","message":{"content":"a\\u0000b"}}', false],
]

test('lines mutated among good ones are counted one by one and hide none of them', async () => {
  const lines = hostile.flatMap(([line], place) => [toLines([assistant(`g${place}`)]), `${line}\n`])
  const before = Object.getOwnPropertyNames(Object.prototype)
  const { report, messages, dataDir } = await readFile(Buffer.from(lines.join('')))
  const problems = hostile.filter(([, isProblem]) => isProblem).length
  expect(report.problems).toBe(problems)
  expect(messages.length).toBe(2 * hostile.length - problems)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  const totals = await totalsOf(dataDir)
  expect(totals).toMatchObject({ outputTokens: 1000 * hostile.length })
  expect(Object.values(totals).every((figure) => Number.isFinite(figure))).toBe(true)
})

test('records nested a hundred thousand deep neither crash nor hide the next line', async () => {
  const deep = [nested('[', ']', 100_000), nested('{"a":', '}', 100_000)]
  const { report } = await readFile(Buffer.from(`${deep.join('\n')}\n${toLines([assistant('a')])}`))
  expect(report).toMatchObject({ calls: 1, lines: 3 })
})

test('a lone surrogate and a NUL in a prompt are stored as text that reads back', async () => {
  const { messages } = await readFile(Buffer.from(toLines([user('a\ud800b'), user('a\u0000b')])))
  expect(messages.map(({ prompt }) => prompt)).toEqual(['a\ufffdb', 'a\u0000b'])
})
