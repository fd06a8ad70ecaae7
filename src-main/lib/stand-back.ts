import { getPriority, setPriority } from 'node:os'

/** So much more leaves a tenth of a processor that another thread wants as well, all of one that none wants. */
const steps = 10
const most = 19

/**
 * Lets the other threads of this process go first, for as long as this one lives. Linux keeps a
 * priority for each thread (setpriority(2), under "C library/kernel differences"); elsewhere it
 * would be that of the whole process, so nothing is done there.
 */
export const standBack = (): void => {
  if (process.platform !== 'linux') return
  try {
    setPriority(Math.min(most, getPriority() + steps))
  } catch {
    // A sandbox may forbid it; all threads then take turns, which costs time alone.
  }
}
