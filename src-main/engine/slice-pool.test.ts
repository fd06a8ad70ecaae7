import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Preparer } from '#main/ingest/prepare-file.ts'
import type { FileIdentity } from '#main/store/archived-file.ts'
import { openIngest } from '#main/testing/store.ts'
import { temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { SlicePool } from './slice-pool.ts'

/** Name and niceness of every thread of this process, as proc(5) tells them. */
const threads = (): readonly (readonly [name: string, nice: number])[] =>
  readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    const nice = stat.slice(end + 2).split(' ')[16]
    return [stat.slice(stat.indexOf('(') + 1, end), Number(nice)]
  })

test.runIf(process.platform === 'linux')(
  'threads that prepare stand behind the writer, and no other thread with them',
  async () => {
    const home = temporaryFolder()
    writeTranscripts(home, { 'p/a.jsonl': [user('gannet')] })
    const file = path.join(home, 'projects/p/a.jsonl')
    const fd = openSync(file, 'r')
    onTestFinished(() => closeSync(fd))
    const before = threads()
    const own = before.find(([name]) => name !== 'slice')?.[1] ?? 0
    const pool = new SlicePool()
    onTestFinished(() => pool.rest())
    const { size } = statSync(file)
    const identity: FileIdentity = {
      path: file,
      provider: 'claude',
      configDir: home,
      dirName: 'p',
      kind: 'main',
      sessionId: null,
      agentId: null,
    }
    const prepared = pool.prepare({ fd, file: identity, from: 0, before: null, size })
    for await (const slice of prepared.slices) expect(slice.end).toBe(size)
    const now = threads()
    expect(now.filter(([name]) => name === 'slice')).toEqual([['slice', own + 10]])
    expect(now.filter(([name, nice]) => name !== 'slice' && nice !== own)).toEqual([])
    await prepared.close()
  },
)

test('a first reading gets its threads ready while it looks for files, a later one does not', async () => {
  const [home, dataDir] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/a.jsonl': [user('gannet')] })
  const pool = new SlicePool()
  onTestFinished(() => pool.rest())
  const done: string[] = []
  const preparer: Preparer = {
    warm: () => {
      done.push('warm')
      pool.warm()
    },
    prepare: (job) => {
      done.push('prepare')
      return pool.prepare(job)
    },
    rest: pool.rest,
  }
  const read = async (): Promise<void> => {
    const service = await openIngest(home, dataDir, { preparer })
    await service.runPass()
    await service.close()
  }
  await read()
  expect(done).toEqual(['warm', 'prepare'])
  writeTranscripts(home, { 'p/b.jsonl': [user('gannet')] })
  await read()
  expect(done).toEqual(['warm', 'prepare', 'prepare'])
})
