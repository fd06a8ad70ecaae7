import { expect, test } from 'vitest'
import {
  event,
  rolloutId,
  rolloutLine,
  said,
  tokenCount,
  writeRollouts,
} from '#main/testing/rollout.ts'
import {
  copyOf,
  forkLines,
  head,
  ids,
  parentLines,
  pathOf,
  turn,
} from '#main/testing/rollout-sessions.ts'
import { openIngest, ownersOf, totalsOf } from '#main/testing/store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'

type Files = Readonly<Record<string, readonly object[]>>

const read = async (files: Files) => {
  const home = temporaryFolder()
  const dataDir = temporaryFolder()
  writeRollouts(home, files)
  await (await openIngest(home, dataDir)).runPass()
  const { calls, inputTokens, cacheReadTokens, outputTokens, unpricedCalls } =
    await totalsOf(dataDir)
  const figures = { calls, input: inputTokens, cached: cacheReadTokens, output: outputTokens }
  return { ...figures, unpriced: unpricedCalls, owners: Object.values(await ownersOf(dataDir)) }
}

const turns = [rolloutId(2, 1), rolloutId(30, 2)] as const
const own = { total: [5000, 3000, 260], last: [500, 300, 60] } as const
const parent = { calls: 3, input: 1800, cached: 2700, output: 200 }
const both = { calls: 4, input: 2000, cached: 3000, output: 260 }

test('a call is counted once, its cached tokens apart from the others, reasoning within its output', async () => {
  expect(await read({ [pathOf(ids.parent)]: parentLines(turns) })).toMatchObject(parent)
})

test('a model without a price is unpriced, never free', async () => {
  expect(await read({ [pathOf(ids.parent)]: parentLines(turns) })).toMatchObject({ unpriced: 3 })
})

test('running totals alone are told apart by what was added, also where they begin anew', async () => {
  const lines = [
    head(ids.parent),
    ...turn(null, 'gpt-5', 1),
    tokenCount([1000, 0, 100], null, 2),
    tokenCount([1000, 0, 100], null, 3),
    tokenCount([2500, 900, 180], null, 4),
    tokenCount([300, 100, 10], null, 5),
  ]
  expect(await read({ [pathOf(ids.parent)]: lines })).toMatchObject({
    calls: 3,
    input: 1000 + 600 + 200,
    cached: 900 + 100,
    output: 100 + 80 + 10,
  })
})

test('a fork is charged for its own calls alone, whichever file is read first', async () => {
  const files = {
    [pathOf(ids.parent)]: parentLines(turns),
    [pathOf(ids.fork)]: forkLines(parentLines(turns), rolloutId(130, 3), own),
  }
  const { owners, ...figures } = await read(files)
  expect(figures).toMatchObject(both)
  expect(owners.toSorted()).toEqual([ids.parent, ids.parent, ids.parent, ids.fork].toSorted())
  const reversed = Object.fromEntries(Object.entries(files).toReversed())
  expect(await read(reversed)).toMatchObject(both)
})

test('a fork whose parent is gone still tells of its calls, once', async () => {
  const fork = forkLines(parentLines(turns), rolloutId(130, 3), own)
  expect(await read({ [pathOf(ids.fork)]: fork })).toMatchObject(both)
})

test('where turns have no id, what a fork copied is left out, and its own calls are not', async () => {
  const fork = forkLines(parentLines([null, null]), null, own)
  const files = { [pathOf(ids.parent)]: parentLines([null, null]), [pathOf(ids.fork)]: fork }
  expect(await read(files)).toMatchObject(both)
  expect(await read({ [pathOf(ids.fork)]: fork })).toMatchObject({ calls: 1, output: 60 })
})

test('what a fork copied without its head is left out as well', async () => {
  const fork = forkLines(parentLines([null, null]).slice(1), null, own)
  const files = { [pathOf(ids.parent)]: parentLines([null, null]), [pathOf(ids.fork)]: fork }
  expect(await read(files)).toMatchObject(both)
})

test('the fork of a fork leaves every call with the thread that made it', async () => {
  const fork = forkLines(parentLines(turns), rolloutId(130, 3), own)
  const third = rolloutId(200, 0xd1)
  const last = [
    head(third, { forked_from_id: ids.fork }, 200),
    ...copyOf(fork, 200),
    ...turn(rolloutId(230, 4), 'gpt-5.6', 230),
    tokenCount([5600, 3300, 300], [600, 300, 40], 240),
  ]
  const { owners, ...figures } = await read({
    [pathOf(third)]: last,
    [pathOf(ids.fork)]: fork,
    [pathOf(ids.parent)]: parentLines(turns),
  })
  expect(figures).toMatchObject({ calls: 5, output: 300 })
  const expected = [ids.parent, ids.parent, ids.parent, ids.fork, third]
  expect(owners.toSorted()).toEqual(expected.toSorted())
})

test('a turn with an id that tells no time begins when it says so', async () => {
  const old = 'd9b2d63d-a233-4123-847a-7090c4d4f9a1'
  const started = (id: string, second: number) =>
    event('task_started', { turn_id: id, started_at: Date.UTC(2026, 7, 3, 9) / 1000 + second }, 100)
  const lines = [
    head(ids.fork, { forked_from_id: ids.parent }, 100),
    head(ids.parent, {}, 100),
    started(old, 2),
    tokenCount([1000, 0, 100], [1000, 0, 100], 100),
    started('0b3a9a4e-5b1c-4c11-9b1a-3f3c1a2b4c5d', 101),
    tokenCount([1600, 0, 150], [600, 0, 50], 104),
  ]
  const files = { [pathOf(ids.parent)]: [head(ids.parent), started(old, 2), lines[3] ?? {}] }
  expect(await read({ ...files, [pathOf(ids.fork)]: lines })).toMatchObject({
    calls: 2,
    output: 150,
  })
})

test('a fork that copies nothing goes on from the total it was given', async () => {
  const lines = [
    head(ids.fork, { forked_from_id: ids.parent }, 100),
    ...turn(rolloutId(130, 3), 'gpt-5.6', 130),
    tokenCount([4500, 2700, 200], [2000, 1800, 20], 131),
    tokenCount(own.total, own.last, 140),
  ]
  expect(await read({ [pathOf(ids.fork)]: lines })).toMatchObject({ calls: 1, output: 60 })
})

test('a subagent that repeats only the head of its caller is charged for every call', async () => {
  const source = { subagent: { thread_spawn: { parent_thread_id: ids.parent } } }
  const more = { source, forked_from_id: ids.parent, parent_thread_id: ids.parent }
  const lines = [
    head(ids.agent, more, 40),
    head(ids.parent, {}, 40),
    ...turn(rolloutId(41, 9), 'gpt-5.6', 41),
    said('user', 'look around', 41),
    tokenCount([700, 0, 70], [700, 0, 70], 45),
  ]
  const files = { [pathOf(ids.parent)]: parentLines(turns), [pathOf(ids.agent)]: lines }
  expect(await read(files)).toMatchObject({ calls: 4, output: 270 })
})

test('a session that was put into the archive is the same session', async () => {
  const lines = parentLines([null, null])
  const files = { [pathOf(ids.parent)]: lines, [pathOf(ids.parent, 'archived_sessions')]: lines }
  expect(await read(files)).toMatchObject(parent)
})

test('a call before any model was named is counted under no known model', async () => {
  const lines = [head(ids.parent), tokenCount([10, 0, 1], [10, 0, 1], 1)]
  const again = [...lines, rolloutLine('turn_context', { model: 'gpt-5' }, 2)]
  expect(await read({ [pathOf(ids.parent)]: again })).toMatchObject({ calls: 1, unpriced: 1 })
})
