import Database from 'better-sqlite3'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { insightsKind } from '#main/store/insights-schema.ts'
import { endWorkers } from '#main/testing/end-workers.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { InsightThread } from './insight-thread.ts'

const sessions = 120

/** So many that a thread is still at them when it is ended: each is looked at for some ms. */
const filled = async (): Promise<string> => {
  const [home, dataDir] = [temporaryFolder(), temporaryFolder()]
  const long = 'lorem ipsum '.repeat(1_000)
  const text = [{ type: 'text', text: long }]
  const names = Array.from({ length: sessions }, (_, place) => `p/s${place}.jsonl`)
  const records = (name: string) => [
    user(`Why ${name}?`),
    assistant(name, {}, {}, { content: text }),
  ]
  writeTranscripts(home, Object.fromEntries(names.map((name) => [name, records(name)])))
  const ingest = await openIngest(home, dataDir)
  await ingest.runPass()
  return dataDir
}

/** When each session was made, by its id. */
const made = (dataDir: string): Map<string, number> => {
  const db = new Database(path.join(dataDir, insightsKind.fileName), { readonly: true })
  const rows = db
    .prepare<[], [string, number]>('select session_id, made_at from session_insight')
    .raw()
    .all()
  db.close()
  return new Map(rows)
}

test('a thread that is lost in the midst of its work goes on where its last commit was', async () => {
  const dataDir = await filled()
  const { promise: isAtWork, resolve } = Promise.withResolvers<void>()
  const thread = new InsightThread(dataDir, {
    onBacklog: ({ files }) => files < sessions && resolve(),
    onMade: () => undefined,
    onKept: () => undefined,
  })
  onTestFinished(() => thread.close())
  const lost = expect(thread.look(null)).rejects.toMatchObject({ code: 'unavailable' })
  await isAtWork
  expect(await endWorkers('insight')).toBe(1)
  await lost
  const before = made(dataDir)
  expect(before.size).toBeGreaterThan(0)
  expect(before.size).toBeLessThan(sessions)
  await thread.look(null)
  const after = made(dataDir)
  expect(after.size).toBe(sessions)
  expect([...before].filter(([id, at]) => after.get(id) !== at)).toEqual([])
})
