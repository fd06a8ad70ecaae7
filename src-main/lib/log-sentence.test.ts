import { expect, test } from 'vitest'
import { logSentence } from './log-sentence.ts'

test.each([
  [{ msg: 'a worker was lost' }, 'rearview: a worker was lost.\n'],
  [
    { file: 'index.db', msg: 'a database was kept', reason: 'it is damaged.' },
    'rearview: a database was kept: it is damaged (file index.db).\n',
  ],
  [
    { err: { type: 'TypeError', message: 'no x', stack: 'at y' }, msg: 'a request failed' },
    'rearview: a request failed: TypeError: no x.\n',
  ],
  [
    { sessions: 3, gone: null, msg: 'lost \u001b[31m\nred' },
    'rearview: lost \u241b[31m\u240ared (sessions 3, gone null).\n',
  ],
])('an entry of the log is one plain line, whatever is in it', (entry, sentence) => {
  expect(logSentence(JSON.stringify({ level: 50, time: 1, ...entry }))).toBe(sentence)
})
