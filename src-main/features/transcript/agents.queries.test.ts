import type { KyselyPlugin } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { listAgents } from './agents.queries.ts'

const start = (place: number) =>
  assistant(
    `m-${place}`,
    {},
    {},
    {
      content: [
        { type: 'tool_use', id: `t-${place}`, name: 'Agent', input: { prompt: `task ${place}` } },
      ],
    },
  )

/** A session whose main agent started so many subagents, and how often the index was asked for them. */
const askFor = async (count: number) => {
  const places = Array.from({ length: count }, (_, place) => place)
  const agents = places.map((place) => [
    `p/s/subagents/agent-${place}.jsonl`,
    [user(`task ${place}`, { isSidechain: true, agentId: String(place) }), assistant(`a-${place}`)],
  ])
  const home = temporaryFolder()
  writeTranscripts(home, { 'p/s.jsonl': places.map(start), ...Object.fromEntries(agents) })
  const dataDir = temporaryFolder()
  await (await openIngest(home, dataDir)).runPass()
  const store = openReadStore(dataDir)
  onTestFinished(store.close)
  let queries = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const rows = await listAgents(store.index.withPlugin(counting), 's')
  return { rows, queries }
}

test('asks the index as often for twelve subagents of one agent as for one', async () => {
  const [one, twelve] = [await askFor(1), await askFor(12)]
  expect(one.rows.map(({ callSeq }) => callSeq)).toEqual([0])
  expect(twelve.rows.map(({ callSeq }) => callSeq)).toEqual([...twelve.rows.keys()])
  expect(twelve.queries).toBe(one.queries)
})
