import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { TextFinder } from '#main/store/find-texts.ts'
import { toMatch } from '#main/store/text-match.ts'
import { askFiles } from '#main/testing/ask-store.ts'
import { followTexts } from '#main/testing/store.ts'
import { assistant, user } from '#main/testing/transcript.ts'
import type { Input } from '#schema/operations.ts'
import { parseSearch } from '#schema/search-query.ts'

const at = (day: number, more: object = {}) => ({
  timestamp: `2026-10-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  ...more,
})

const said = (text: string) => ({ content: [{ type: 'text', text }] })

const bash = {
  content: [{ type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'npm run gannet' } }],
}
const failed = [{ type: 'tool_result', tool_use_id: 't1', is_error: true, content: 'no gannet' }]

const setUp = async () => {
  const store = await askFiles({
    '-w-app/s1.jsonl': [
      user('Where do puffins live?', at(1, { cwd: '/w/app' })),
      assistant('a', undefined, at(2, { cwd: '/w/app' }), said('Puffins live on cliffs, só high.')),
      assistant('b', undefined, at(3, { cwd: '/w/app' }), bash),
      user(failed, at(4, { cwd: '/w/app' })),
    ],
    '-w-lib/s2.jsonl': [
      user('puffin colonies, please', at(5, { sessionId: 's2', cwd: '/w/lib' })),
      assistant('c', undefined, at(6, { sessionId: 's2', cwd: '/w/lib' }), {
        model: 'claude-haiku-5',
        ...said('Puffins & <mark>gannets</mark> share cliffs.'),
      }),
    ],
  })
  await followTexts(store.dataDir)
  const find = async (q: string, more: Partial<Input<'search.find'>> = {}) => {
    const { hits } = await store.ask('search.find', { q, timezone: 'UTC', ...more })
    return hits.map((hit) => `${hit.sessionId} ${hit.kind}`)
  }
  return { ...store, find }
}

test('words are found where all of them stand, newest first, whatever their accents', async () => {
  const { find } = await setUp()
  expect(await find('puffins')).toEqual(['s2 answer', 's1 answer', 's1 prompt'])
  expect(await find('puffins so')).toEqual(['s1 answer'])
  expect(await find('PUFFIN*')).toEqual(['s2 answer', 's2 prompt', 's1 answer', 's1 prompt'])
  expect(await find('"live on cliffs"')).toEqual(['s1 answer'])
  expect(await find('"cliffs on live"')).toEqual([])
  expect(await find('puffins -cliffs')).toEqual(['s1 prompt'])
})

test('filters hold, typed or chosen', async () => {
  const { find } = await setUp()
  expect(await find('puffins project:lib')).toEqual(['s2 answer'])
  expect(await find('puffins', { project: ['/w/app'] })).toEqual(['s1 answer', 's1 prompt'])
  expect(await find('puffins model:haiku')).toEqual(['s2 answer'])
  expect(await find('puffins', { model: ['claude-opus-5'] })).toEqual(['s1 answer'])
  expect(await find('puffin* role:user')).toEqual(['s2 prompt', 's1 prompt'])
  expect(await find('puffins', { kind: ['answer'] })).toEqual(['s2 answer', 's1 answer'])
  expect(await find('gannet tool:bash')).toEqual(['s1 toolOutput', 's1 toolInput'])
  expect(await find('gannet error:true')).toEqual(['s1 toolOutput'])
  expect(await find('puffin* after:2026-10-02 before:2026-10-06')).toEqual([
    's2 prompt',
    's1 answer',
  ])
  expect(await find('puffin*', { since: '2026-10-05' })).toEqual(['s2 answer', 's2 prompt'])
  expect(await find('tool:bash')).toEqual(['s1 toolOutput', 's1 toolInput'])
  expect(await find('')).toEqual([])
})

test('windows follow one another without a gap or a record twice', async () => {
  const { ask } = await setUp()
  for (const order of ['newest', 'best'] as const) {
    const seen: number[] = []
    let after: string | undefined
    for (let turn = 0; turn < 9; turn += 1) {
      const { hits, next } = await ask('search.find', { q: 'puffin*', order, limit: 1, after })
      seen.push(...hits.map(({ id }) => id))
      if (next === null) break
      after = next
    }
    expect(seen).toHaveLength(4)
    expect(new Set(seen).size).toBe(4)
  }
})

test('a window that holds all there is says so, however exactly it fits', async () => {
  const { ask } = await setUp()
  for (const order of ['newest', 'best'] as const) {
    const exact = await ask('search.find', { q: 'puffin*', order, limit: 4 })
    expect([exact.hits.length, exact.next]).toEqual([4, null])
    const less = await ask('search.find', { q: 'puffin*', order, limit: 3 })
    expect([less.hits.length, less.next === null]).toEqual([3, false])
  }
})

test('a window that may take no time has one record, and the next goes on behind it', async () => {
  const { ask } = await setUp()
  for (const order of ['newest', 'best'] as const) {
    const whole = await ask('search.find', { q: 'puffin*', order })
    const seen: number[] = []
    let after: string | undefined
    do {
      const { hits, next } = await ask('search.find', { q: 'puffin*', order, ms: 1, after })
      expect(hits.length).toBeGreaterThan(0)
      seen.push(...hits.map(({ id }) => id))
      after = next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(whole.hits.map(({ id }) => id))
  }
})

test('a snippet marks the words and is text alone', async () => {
  const { ask } = await setUp()
  const { hits } = await ask('search.find', { q: 'gannets' })
  expect(hits[0]?.snippet).toEqual([
    { text: 'Puffins & <mark>', isHit: false },
    { text: 'gannets', isHit: true },
    { text: '</mark> share cliffs.', isHit: false },
  ])
  const { results } = await ask('search.documented', { q: 'gannets' })
  expect(results[0]?.snippet).toBe(
    'Puffins &amp; &lt;mark&gt;<mark>gannets</mark>&lt;/mark&gt; share cliffs.',
  )
})

test('pages of a documented search are parts of one list, also behind what is ranked', async () => {
  // More than are ranked, and hardly any that differ in how well they fit.
  const [long, short] = [2_150, 560]
  const records = long + short
  const lines = Array.from({ length: long }, (_, line) =>
    assistant(`m${line}`, undefined, at(1 + (line % 28)), said(line % 50 ? 'tern' : 'tern, tern')),
  )
  // Of the same minutes, in the other part of the full text: ids are only of one part.
  const { ask, dataDir } = await askFiles({
    'p/s.jsonl': lines,
    'p/t.jsonl': lines
      .slice(0, short)
      .map((line, n) => ({ ...line, uuid: `t${n}`, sessionId: 't' })),
  })
  await followTexts(dataDir)
  const idsOf = async (page: number, per_page: number): Promise<number[]> => {
    const found = await ask('search.documented', { q: 'tern', page, per_page })
    expect([found.total, found.total_pages]).toEqual([records, Math.ceil(records / per_page)])
    return found.results.map(({ id }) => id)
  }
  const all: number[] = []
  for (let page = 1; page <= 28; page += 1) all.push(...(await idsOf(page, 100)))
  expect(new Set(all).size).toBe(records)
  for (const page of [1, 2, 66, 67, 84, 85]) {
    const from = (page - 1) * 30
    expect(await idsOf(page, 30), `page ${page}`).toEqual(all.slice(from, from + 30))
  }
  expect(await idsOf(29, 100)).toEqual([])
})

test('a documented search without words is a list of all that is left', async () => {
  const { ask } = await setUp()
  const found = async (q: string) => {
    const { total, results } = await ask('search.documented', { q, per_page: 4 })
    return { total, shown: results.length }
  }
  expect(await found('-puffins')).toEqual({ total: 3, shown: 3 })
  expect(await found('-nothing')).toEqual({ total: 6, shown: 4 })
  expect(await found('model:haiku')).toEqual({ total: 1, shown: 1 })
  expect(await found('model:haiku -puffins')).toEqual({ total: 0, shown: 0 })
  expect(await found('model:none')).toEqual({ total: 0, shown: 0 })
  expect(await found('tool:bash')).toEqual({ total: 2, shown: 2 })
  expect(await found('project:none')).toEqual({ total: 0, shown: 0 })
})

test('what hits have in common is counted', async () => {
  const { ask } = await setUp()
  const { total, isWhole, sessions, facets } = await ask('search.counts', { q: 'puffins' })
  expect({ total, isWhole, sessions }).toEqual({ total: 3, isWhole: true, sessions: 2 })
  expect(facets.project.map(({ label, hits }) => [label, hits])).toEqual([
    ['app', 2],
    ['lib', 1],
  ])
  expect(facets.role.map(({ value, hits }) => [value, hits])).toEqual([
    ['assistant', 2],
    ['user', 1],
  ])
  expect(facets.month).toEqual([{ value: '2026-10', label: '2026-10', hits: 3 }])
})

test('text is found anywhere in a transcript, within words and in any case', async () => {
  const { ask } = await setUp()
  const find = async (text: string) => (await ask('transcript.find', { id: 's1', text })).seqs
  expect(await find('UFFIN')).toEqual([0, 1])
  expect(await find('gannet')).toEqual([2, 3])
  expect(await find('só')).toEqual([1])
  expect(await find('requestId')).toEqual([])
})

const seed = Number(process.env.SEED ?? 20261121)

test(`no text fails, and none reaches past its filter (seed ${seed})`, async () => {
  const { ask } = await setUp()
  const signs = fc.constantFrom(
    ...['"', '(', ')', '*', '^', ':', '-', '+', 'puffins', ' ', '\0', '{', '%', 'tool:', 'NEAR'],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(signs).map((all) => all.join('')),
  )
  await fc.assert(
    fc.asyncProperty(text, async (q) => {
      const { hits } = await ask('search.find', { q: `${q} project:lib` })
      for (const { sessionId } of hits) expect(sessionId).toBe('s2')
    }),
    { seed, numRuns: 100 },
  )
})

test('of very many records the newest are ranked, and it is said that they are not all', async () => {
  const { dataDir } = await setUp()
  const texts = new TextFinder(dataDir)
  onTestFinished(() => texts.close())
  const match = toMatch(parseSearch('puffin*'))
  const all = texts.best(match, 10)
  expect([all?.found.length, all?.isWhole]).toEqual([4, true])
  const few = texts.best(match, 10, { among: 1, most: 9 })
  const [newest] = texts.newest(match)
  expect(few?.isWhole).toBe(false)
  expect(few?.found.length).toBeLessThan(4)
  expect(few?.found.map(({ id }) => id)).toContain(newest?.id)
  expect(texts.best(match, 10, { among: 1, most: 1 })).toBeNull()
})
