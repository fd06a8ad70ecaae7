import { pino } from 'pino'

/**
 * The program's log: one JSON line per entry on stderr, so that stdout stays for results.
 * `LOG_LEVEL` widens it. Transcript text never goes in here.
 */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? 'warn', base: null },
  pino.destination({ dest: 2, sync: true }),
)
