import { appendFileSync, chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { contentOf } from '#main/testing/store.ts'
import { assistant, toLines, writeTranscripts } from '#main/testing/transcript.ts'
import { differencesOf } from './differences.ts'
import { startChild } from './ingest-child.ts'
import { readAnew, readInto } from './read-anew.ts'
import { quickFolder } from './scale.ts'
import { inspectStore } from './standing.ts'

const isPosix = process.platform !== 'win32'

/** Nothing is forbidden to root, so that there the ingest runs as nobody. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534
const asPerson = isRoot ? { uid: nobody, gid: nobody } : {}

const own = (at: string): void => {
  if (isRoot) chownSync(at, nobody, nobody)
}

const setUp = () => {
  const [home, dataDir] = [quickFolder(), quickFolder()]
  writeTranscripts(home, { 'p/a.jsonl': [assistant('a')], 'q/b.jsonl': [assistant('b')] })
  for (const name of ['', ...readdirSync(home, { recursive: true, encoding: 'utf8' })]) {
    own(path.join(home, name))
  }
  own(dataDir)
  const forbid = (at: string, mode: number): void => {
    chmodSync(at, mode)
    onTestFinished(() => chmodSync(at, 0o700))
  }
  return { home, dataDir, forbid, at: (name: string) => path.join(home, 'projects', name) }
}

const read = async (home: string, dataDir: string, passes = 1) => {
  const child = await startChild(asPerson)
  child.start({ home, dataDir, passes })
  return child.ended
}

test.runIf(isPosix)('a data folder that cannot be made is said in words', async () => {
  const { home, dataDir, forbid } = setUp()
  forbid(dataDir, 0o500)
  const { failure } = await read(home, path.join(dataDir, 'store'))
  expect(failure).toMatch(/^failed unavailable The data folder .*permission is denied/)
})

test.runIf(isPosix && isRoot)('a data folder of somebody else is said in words', async () => {
  const { home, dataDir } = setUp()
  await readInto(home, dataDir)
  chownSync(dataDir, 0, 0)
  chmodSync(dataDir, 0o755)
  expect((await read(home, dataDir)).failure).toMatch(/^failed unavailable /)
  expect(inspectStore(dataDir).violations).toEqual([])
})

test.runIf(isPosix)('what may not be read is left out, and read once it may', async () => {
  const { home, dataDir, forbid, at } = setUp()
  forbid(at('p/a.jsonl'), 0)
  forbid(at('q'), 0)
  expect((await read(home, dataDir)).failure).toBeNull()
  expect(contentOf(dataDir).calls).toEqual([])
  chmodSync(at('q'), 0o700)
  expect((await read(home, dataDir)).failure).toBeNull()
  expect(contentOf(dataDir).calls).toHaveLength(1)
  chmodSync(at('p/a.jsonl'), 0o600)
  expect((await read(home, dataDir)).failure).toBeNull()
  expect(differencesOf(contentOf(dataDir, home), await readAnew(home))).toEqual([])
})

test.runIf(isPosix)(
  'rights lost while it reads do not end it, and nothing counts as deleted',
  async () => {
    const { home, dataDir, forbid, at } = setUp()
    const child = await startChild(asPerson)
    child.start({ home, dataDir })
    await child.hear('ack')
    forbid(dataDir, 0o500)
    for (const name of readdirSync(dataDir)) chmodSync(path.join(dataDir, name), 0o400)
    forbid(at('q'), 0)
    appendFileSync(at('p/a.jsonl'), toLines([assistant('c')]))
    await wait(200)
    child.kill()
    expect((await child.ended).failure).toBeNull()
    chmodSync(at('q'), 0o700)
    chmodSync(dataDir, 0o700)
    expect(inspectStore(dataDir).violations).toEqual([])
    expect(differencesOf(contentOf(dataDir, home), await readAnew(home))).toEqual([])
  },
)

test.runIf(isPosix)('a home that comes and goes is taken up where it was left', async () => {
  const { home, dataDir } = setUp()
  const missing = path.join(home, 'later')
  expect((await read(missing, dataDir)).failure).toBeNull()
  mkdirSync(missing)
  own(missing)
  writeTranscripts(missing, { 'p/a.jsonl': [assistant('a')] })
  for (const name of readdirSync(missing, { recursive: true, encoding: 'utf8' })) {
    own(path.join(missing, name))
  }
  expect((await read(missing, dataDir)).failure).toBeNull()
  expect(contentOf(dataDir).calls).toHaveLength(1)
})
