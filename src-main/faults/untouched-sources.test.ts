import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { randomFrom } from '#main/sample/random.ts'
import { createGrowth, wholeHomeOf } from './growing-home.ts'
import { startChild } from './ingest-child.ts'
import { readAnew } from './read-anew.ts'
import { quickFolder, seed } from './scale.ts'

/** Content, times, rights and place of everything in a home; the time of reading is left out. */
const stateOf = (home: string): readonly string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .concat('.')
    .sort()
    .map((name) => {
      const at = path.join(home, name)
      const { mode, mtimeNs, ctimeNs, size, ino, uid } = lstatSync(at, { bigint: true })
      const isFile = lstatSync(at).isFile()
      const hash = isFile ? createHash('sha256').update(readFileSync(at)).digest('hex') : ''
      return [name, mode, mtimeNs, ctimeNs, size, ino, uid, hash].join(' ')
    })

const writtenHome = (): string => {
  const random = randomFrom(seed)
  const home = quickFolder()
  createGrowth(home, wholeHomeOf(random, 10), random).finish()
  return home
}

test('a home that was read is what it was, down to times and rights', async () => {
  const home = writtenHome()
  const before = stateOf(home)
  await readAnew(home)
  expect(stateOf(home)).toEqual(before)
})

const canTrace =
  spawnSync('strace', ['-e', 'trace=openat', 'true'], { stdio: 'ignore' }).status === 0
if (!canTrace) process.stdout.write('Skipped: no strace here to watch what is opened.\n')

/** Calls that change a file by its name. */
const changing =
  /^(?:\d+ +)?(?:unlink|rename|chmod|fchmodat|chown|truncate|mkdir|utime|link|symlink|mknod|rmdir|setxattr)/

const opening = /open(?:at|at2)?\(.*O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/

test.runIf(canTrace)(
  'the system sees no file of a home opened for writing or changed',
  async () => {
    const home = writtenHome()
    const log = path.join(quickFolder(), 'trace')
    const words = ['strace', '--follow-forks', '--string-limit=4096', '--trace=%file', '-o', log]
    const child = await startChild({}, words)
    child.start({ home, dataDir: quickFolder(), passes: 2 })
    expect((await child.ended).failure).toBeNull()
    const lines = readFileSync(log, 'utf8').split('\n')
    const ofHome = lines.filter((line) => line.includes(home))
    expect(
      ofHome.filter((line) => line.includes('.jsonl') && line.includes('O_RDONLY')).length,
    ).toBeGreaterThan(3)
    expect(ofHome.filter((line) => opening.test(line) || changing.test(line))).toEqual([])
    // The trace does see writing: the store was written.
    expect(
      lines.filter((line) => opening.test(line) && line.includes('library.db')).length,
    ).toBeGreaterThan(0)
  },
)
