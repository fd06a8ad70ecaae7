import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { Finding } from '#main/store/run-check.ts'
import type { Root } from './roots.ts'

const reasons = { missing: 'is not there', unreadable: 'cannot be read' } as const

/** Whether the folders that are watched can be read; a usual place may be empty. */
export const checkRoots = (roots: readonly Root[]): Finding => {
  const wrong = roots.flatMap(({ path, origin, state }) =>
    state === 'watched' || (state === 'missing' && origin === 'default')
      ? []
      : [`${path} ${reasons[state]}`],
  )
  const watched = roots.filter(({ state }) => state === 'watched')
  const count = roots.length
  if (wrong.length > 0) return { state: 'warning', count, detail: wrong.join('; ') }
  if (watched.length > 0) {
    return { state: 'ok', count, detail: `reads ${watched.map(({ path }) => path).join(', ')}` }
  }
  return { state: 'warning', count, detail: 'no folder with transcripts was found' }
}

/** Bytes of a transcript as they are now, without following a link; null where they are gone. */
export const readSource = (file: string, start: number, length: number): Buffer | null => {
  let handle: number | null = null
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
    handle = openSync(file, flags)
    const stats = fstatSync(handle)
    if (!stats.isFile() || stats.size < start + length) return null
    const bytes = Buffer.alloc(length)
    return readSync(handle, bytes, 0, length, start) === length ? bytes : null
  } catch {
    return null
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
