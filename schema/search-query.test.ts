import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch } from './search-query.ts'

const words = (typed: string) =>
  parseSearch(typed).must.map(({ text, isPrefix }) => (isPrefix ? `${text}*` : text))

test('words, phrases and beginnings are told apart', () => {
  expect(words('flaky "sync test" migr* "two word"*')).toEqual([
    'flaky',
    'sync test',
    'migr*',
    'two word*',
  ])
  expect(words('src/main.ts:12 http://x.y/z')).toEqual(['src/main.ts:12', 'http://x.y/z'])
})

test('a minus before a word or a phrase leaves out what holds it', () => {
  const { must, not } = parseSearch('leak -"worker thread" -zstd')
  expect(must.map(({ text }) => text)).toEqual(['leak'])
  expect(not.map(({ text }) => text)).toEqual(['worker thread', 'zstd'])
})

test('a known field with a value is a filter, its value in quotes or up to the next space', () => {
  const typed =
    'leak Project:"my app" tool:Bash error:true before:2026-03-01 role:user file:src/a.ts tag:sql'
  expect(parseSearch(typed).filters).toEqual([
    { field: 'project', value: 'my app' },
    { field: 'tool', value: 'Bash' },
    { field: 'error', value: 'true' },
    { field: 'before', value: '2026-03-01' },
    { field: 'role', value: 'user' },
    { field: 'file', value: 'src/a.ts' },
    { field: 'tag', value: 'sql' },
  ])
  expect(words(typed)).toEqual(['leak'])
})

test.each([
  ['error:maybe', 'error: is true or false.'],
  ['role:system', 'role: is user or assistant.'],
  ['after:yesterday', 'after: is a day such as 2026-03-01.'],
  ['tool:', 'tool: needs a value.'],
  ['a*', 'A beginning before * needs 3 letters; it was taken as a word.'],
])('what cannot be used as it was meant is said: %s', (typed, note) => {
  expect(parseSearch(typed)).toMatchObject({ filters: [], notes: [note] })
})

test('a filter whose value is unknown is looked for as the words it is made of', () => {
  expect(words('error:maybe leak')).toEqual(['error:maybe', 'leak'])
})

test('more than 32 words are cut, and that is said', () => {
  const { must, notes } = parseSearch(Array.from({ length: 40 }, (_, n) => `word${n}`).join(' '))
  expect(must).toHaveLength(32)
  expect(notes).toEqual(['Only the first 32 words are looked for.'])
})

const seed = Number(process.env.SEED ?? 20261121)

test(`any text whatever is understood in some way (seed ${seed})`, () => {
  const signs = fc.constantFrom('"', '-', ':', '*', 'a', 'tool', ' ', '\0', '(', '\ud800', '漢')
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(signs).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const { must, not } = parseSearch(typed)
      for (const term of [...must, ...not]) expect(term.text).toMatch(/[\p{L}\p{N}]/u)
    }),
    { seed, numRuns: 2_000 },
  )
})

test('of a phrase without end the first words are looked for, and it is said', () => {
  const { must, notes } = parseSearch(`"${'one two three '.repeat(200)}"`)
  expect(must).toEqual([{ text: 'one two three '.repeat(4).trim(), isPrefix: false }])
  expect(notes).toEqual(['Of words that stand together the first 12 are looked for.'])
  expect(parseSearch('a*a*a*a').must).toEqual([{ text: 'a*a*a*a', isPrefix: false }])
})
