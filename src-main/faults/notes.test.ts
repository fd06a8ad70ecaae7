import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { indexKind } from '#main/store/index-schema.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { openForReading } from '#main/store/open-database.ts'
import { randomFrom, wholeFrom } from '#main/sample/random.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { patience, quickFolder, scaled, seed, tell } from './scale.ts'

const kills = scaled(4, 200)

const program = path.resolve(import.meta.dirname, 'notes-loop.fixture.ts')

/** Writes notes from a number on until it is killed; answers the last one it said was kept. */
const writeUntilKilled = async (
  place: { readonly home: string; readonly dataDir: string; readonly from: number },
  afterMs: number,
): Promise<number> => {
  const args = [program, place.home, place.dataDir, String(place.from)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await wait(afterMs)
  child.kill('SIGKILL')
  await ended
  const acks = said.split('\n').slice(0, -1)
  return Number(acks.at(-1)?.slice(4) ?? -1)
}

const removeIndex = (dataDir: string): void => {
  for (const end of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `${indexKind.fileName}${end}`), { force: true })
  }
}

const titlesInIndex = (dataDir: string): Record<string, string> => {
  const db = openForReading(dataDir, indexKind)
  const rows = db.prepare<[], { id: string; title: string }>(
    'select session_id as id, title from own_title',
  )
  const all = Object.fromEntries(rows.all().map(({ id, title }) => [id, title]))
  db.close()
  return all
}

/** Holds a store that was read again against what was said; answers the number of the last note. */
const checkKept = (dataDir: string, last: number): number => {
  const library = LibraryReader.open(dataDir)
  const { notes } = library
  const bookmarks = notes.bookmarks().reverse()
  // The one it was about to say may be there as well, whole.
  const kept = bookmarks.length - 1
  expect([last, last + 1]).toContain(kept)
  expect(bookmarks.map(({ title }) => title)).toEqual(
    bookmarks.map((_, number) => `bookmark ${number}`),
  )
  expect(bookmarks.at(-1)?.notes).toBe(`note \u202e<b>${kept}</b>`.repeat(20))
  expect(notes.ownTags()).toHaveLength(bookmarks.length)
  const titles = notes.titles().map(({ sessionId, title }) => [sessionId, title])
  expect(titles).toContainEqual([`s${kept % 3}`, `title ${kept}`])
  expect(titlesInIndex(dataDir)).toEqual(Object.fromEntries(titles))
  library.close()
  return kept
}

test(
  `${kills} kills while people write lose nothing that was kept, and nor does the index`,
  async () => {
    const random = randomFrom(seed)
    const home = quickFolder()
    const dataDir = quickFolder()
    for (const name of ['s0', 's1', 's2']) {
      writeTranscripts(home, { [`p/${name}.jsonl`]: [user('ask'), assistant(`a-${name}`)] })
    }
    let kept = -1
    for (let kill = 0; kill < kills; kill += 1) {
      const last = await writeUntilKilled(
        { home, dataDir, from: kept + 1 },
        wholeFrom(random, 1, 120),
      )
      if (kill % 2 === 1) removeIndex(dataDir)
      const service = await openIngest(home, dataDir)
      await service.runPass()
      kept = checkKept(dataDir, last)
      await service.close()
    }
    tell('kill -9 while people write', { kills, kept: kept + 1 })
  },
  patience,
)
