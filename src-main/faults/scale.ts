import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

const wish = process.env.REARVIEW_FAULTS

/** How much of everything is run: 1 for `all`, a part such as 0.25, or 0 for what `npm test` has time for. */
const part = wish === 'all' ? 1 : Number(wish ?? 0)

/** Whether a person asked for more than `npm test` has time for. */
export const isFullScale = part > 0

/** What every random choice grows from; a printed one given as `REARVIEW_SEED` repeats a run. */
export const seed = Number(process.env.REARVIEW_SEED ?? 20261121)

/** The number for this run: the share of `npm test`, or a part of all. */
export const scaled = (share: number, all: number): number =>
  isFullScale ? Math.max(1, Math.round(part * all)) : share

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
