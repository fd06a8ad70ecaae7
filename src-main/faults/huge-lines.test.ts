import { closeSync, mkdirSync, openSync, truncateSync, writeSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { contentOf } from '#main/testing/store.ts'
import { assistant, toLines, user } from '#main/testing/transcript.ts'
import { startChild } from './ingest-child.ts'
import { isFullScale, patience, quickFolder, scaled, tell } from './scale.ts'

const mib = 1024 * 1024

/** The longest line that is read; a longer one is archived in pieces. */
const lineCap = 64 * mib

/** Writes one transcript and reads it in a process of its own, whose memory is measured. */
const readAlone = async (write: (file: number, at: string) => void) => {
  const [home, dataDir] = [quickFolder(), quickFolder()]
  mkdirSync(path.join(home, 'projects/p'), { recursive: true })
  const at = path.join(home, 'projects/p/s.jsonl')
  const file = openSync(at, 'w')
  write(file, at)
  closeSync(file)
  const child = await startChild()
  child.start({ home, dataDir, passes: 1 })
  const { failure, peakKib } = await child.ended
  expect(failure).toBeNull()
  return { peakBytes: peakKib * 1024, content: contentOf(dataDir, home) }
}

let atRest: Promise<number> | null = null

/** Memory of an ingest that has next to nothing to read. */
const idle = (): Promise<number> => {
  atRest ??= readAlone((file) => void writeSync(file, toLines([assistant('a')]))).then(
    ({ peakBytes }) => peakBytes,
  )
  return atRest
}

const sizes = isFullScale ? [10, 60, 100, 400] : [100]

test.for(sizes)(
  'a line of %i MB takes bounded memory and leaves the next one whole',
  { timeout: patience },
  async (mebibytes) => {
    const rest = await idle()
    const { peakBytes, content } = await readAlone((file) => {
      writeSync(file, '{"type":"user","message":{"content":"')
      for (let piece = 0; piece < mebibytes; piece += 1) writeSync(file, 'x'.repeat(mib))
      writeSync(file, `"}}\n${toLines([assistant('a')])}`)
    })
    const grown = Math.round((peakBytes - rest) / mib)
    tell(`a line of ${mebibytes} MB`, { 'MB of memory more than at rest': grown })
    expect(content.calls).toHaveLength(1)
    expect(content.messages).toHaveLength(mebibytes * mib < lineCap ? 2 : 1)
    expect(content.problems.length > 0).toBe(mebibytes * mib >= lineCap)
    expect(grown).toBeLessThanOrEqual((4 * lineCap) / mib)
  },
)

// Two gigabytes are more than every run has time for.
if (isFullScale) {
  test('a line of 2 GB of nothing is passed over', { timeout: patience }, async () => {
    const rest = await idle()
    const { peakBytes, content } = await readAlone((file, at) => {
      truncateSync(at, 2048 * mib)
      writeSync(file, `\n${toLines([assistant('a')])}`, 2048 * mib)
    })
    const grown = Math.round((peakBytes - rest) / mib)
    tell('a line of 2 GB', { 'MB of memory more than at rest': grown })
    expect(content.calls).toHaveLength(1)
    expect(grown).toBeLessThanOrEqual((4 * lineCap) / mib)
  })
}

const tiny = scaled(20_000, 1_000_000)

test(`${tiny} tiny lines are each a row`, { timeout: patience }, async () => {
  const line = toLines(['{"type":"user"}'])
  const rest = await idle()
  const { peakBytes, content } = await readAlone((file) => {
    for (let left = tiny; left > 0; left -= 10_000)
      writeSync(file, line.repeat(Math.min(left, 10_000)))
    writeSync(file, toLines([user('last'), assistant('a')]))
  })
  tell('tiny lines', {
    lines: tiny,
    'MB of memory more than at rest': Math.round((peakBytes - rest) / mib),
  })
  expect(content.messages).toHaveLength(tiny + 2)
  expect(content.calls).toHaveLength(1)
})
