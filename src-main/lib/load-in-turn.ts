import { setTimeout as rest } from 'node:timers/promises'
import { log } from './log.ts'

/** How long a thread is left to its other work between two parts. */
const betweenMs = 20

/**
 * Loads parts of the program that nothing has asked for yet, one after the other, once there is time:
 * no first question then waits for its part, nor finds that the program was replaced beneath it. One
 * that cannot be loaded is logged, and tried again by whoever asks for it. Never rejects.
 */
export const loadInTurn = async (
  loads: readonly (() => unknown)[],
  afterMs: number,
): Promise<void> => {
  await rest(afterMs, undefined, { ref: false })
  for (const load of loads) {
    try {
      await load()
    } catch (error) {
      log.warn({ error: String(error) }, 'a part of the program cannot be loaded')
    }
    await rest(betweenMs, undefined, { ref: false })
  }
}
