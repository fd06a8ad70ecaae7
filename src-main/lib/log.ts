import { pino } from 'pino'
import { logSentence } from './log-sentence.ts'

const stderr = pino.destination({ dest: 2, sync: true })

const sentences = { write: (line: string): void => void stderr.write(logSentence(line)) }

/**
 * The program's log on stderr, so that stdout stays for results: a sentence per entry, or with
 * `LOG_FORMAT=json` a line of JSON. `LOG_LEVEL` widens it. Transcript text never goes in here.
 */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? 'warn', base: null },
  process.env.LOG_FORMAT === 'json' ? stderr : sentences,
)
