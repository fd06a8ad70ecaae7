import { appendFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { askFiles, askStore } from '#main/testing/ask-store.ts'
import { assistant, toLines, user, writeTranscripts } from '#main/testing/transcript.ts'

const on = (day: number) => ({ timestamp: `2026-10-${day}T12:00:00.000Z` })

const using = (id: string, names: readonly string[], day = 20) =>
  assistant(id, { output_tokens: 1000 }, on(day), {
    content: names.map((name, place) => ({
      type: 'tool_use',
      id: `${id}-${place}`,
      name,
      input: {},
    })),
  })

/** A record in which a parent tells of its subagent's call. */
const mirror = (id: string) => ({
  type: 'progress',
  uuid: `mirror-${id}`,
  ...on(20),
  data: { type: 'agent_progress', message: using(id, ['Read']) },
})

type Asks = ReturnType<typeof askStore>

const answersOf = async (ask: Asks): Promise<unknown[]> => [
  await ask('usage.tools', {}),
  await ask('usage.tools', { since: '2026-10-21', timezone: 'UTC' }),
  await ask('usage.tools', { model: ['claude-haiku-4-5'] }),
  await ask('audit.totals', {}),
  await ask('audit.totals', { project: ['/nowhere/a'] }),
]

test('what is kept of sessions never outlives what was written since, in whichever session', async () => {
  const copied = mirror('b')
  const { home, dataDir, ingest, ask } = await askFiles({
    'p/a.jsonl': [user('a', { cwd: '/nowhere/a' }), using('a', ['Read', 'Edit']), copied],
    'p/c.jsonl': [user('c', { cwd: '/nowhere/c' }), copied, using('c', ['Bash'])],
    'p/d.jsonl': [user('d', { cwd: '/nowhere/c' }), copied],
  })
  const say = (name: string) => path.join(home, 'projects', 'p', name)
  const changes: (() => void)[] = [
    () => appendFileSync(say('a.jsonl'), toLines([using('d', ['Grep', 'Grep'], 21)])),
    () => appendFileSync(say('c.jsonl'), toLines([using('a', ['Read', 'Edit'])])),
    // The call itself: its copy in the other session is another part from now on.
    () => writeTranscripts(home, { 'p/a/subagents/agent-x.jsonl': [using('b', ['Read'])] }),
    () =>
      writeTranscripts(home, { 'p/e.jsonl': [user('e', { cwd: '/nowhere/a' }), using('e', [])] }),
    () => rmSync(say('e.jsonl')),
  ]
  const before = new Set([JSON.stringify(await answersOf(ask))])
  for (const change of changes) {
    change()
    await ingest.runPass()
    const kept = await answersOf(ask)
    expect(kept).toEqual(await answersOf(askStore(dataDir)))
    before.add(JSON.stringify(kept))
  }
  // All but the deletion, which takes nothing out of the archive, changed something.
  expect(before.size).toBe(changes.length)
})
