import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether everything is run (`npm run test:faults`) or the share that `npm test` has time for. */
export const isFullScale = process.env.REARVIEW_FAULTS === 'all'

/** What every random choice grows from; a printed one given as `REARVIEW_SEED` repeats a run. */
export const seed = Number(process.env.REARVIEW_SEED ?? 20261121)

/** The number for this run, of a share and of all. */
export const scaled = (share: number, all: number): number => (isFullScale ? all : share)

/** Ample for a run of this scale, in ms. */
export const patience = isFullScale ? 3_600_000 : 120_000

/** Prints how much was tried, with the seed that repeats it. */
export const tell = (what: string, figures: Readonly<Record<string, number | string>>): void => {
  const words = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`)
  process.stdout.write(`faults: ${what}: ${words.join(', ')} (REARVIEW_SEED=${seed})\n`)
}

/**
 * A disk in memory where there is one: what is tested here is the order of writes, and waiting for
 * a real disk to flush ten thousand times tells nothing about it.
 */
const quickDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder on a quick disk, removed when the test ends. */
export const quickFolder = (): string => {
  const folder = makeQuickFolder()
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** A folder on a quick disk that the caller removes. */
export const makeQuickFolder = (): string => mkdtempSync(path.join(quickDisk, 'rearview-faults-'))

/** Removes a folder with all that is in it. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true })
