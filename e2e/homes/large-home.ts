import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { transcript } from '#main/sample/transcript.ts'

/** A home that takes seconds to read. */
export interface LargeHome {
  readonly dir: string
  readonly files: number
  /** The newest transcript, which is read first. */
  readonly newest: { readonly id: string; readonly cwd: string; readonly file: string }
}

const cwd = '/home/dev/large'
const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`

/** Writes sessions of about 300 kB each, a minute apart; names grow with age. */
export const writeLargeHome = (dir: string, files: number, now = Date.now()): LargeHome => {
  const folder = path.join(dir, 'projects', '-home-dev-large')
  mkdirSync(folder, { recursive: true })
  const fileOf = (place: number): string => path.join(folder, `${idOf(place)}.jsonl`)
  for (let place = 0; place < files; place++) {
    const startAt = now - (place + 60) * 60_000
    const to = transcript({ sessionId: idOf(place), cwd, startAt, model: 'claude-opus-5' })
    to.prompt(`Session ${place}`)
    for (let turn = 0; turn < 60; turn++) to.answer('A line of an answer. '.repeat(240))
    writeFileSync(fileOf(place), to.text())
    utimesSync(fileOf(place), startAt / 1000, startAt / 1000)
  }
  return { dir, files, newest: { id: idOf(0), cwd, file: fileOf(0) } }
}
