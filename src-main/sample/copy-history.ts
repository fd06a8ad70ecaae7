import { readFileSync } from 'node:fs'

const copyOf = (line: string, sessionId: string): string[] => {
  const record: Record<string, unknown> = JSON.parse(line)
  // What names no place in the conversation is not copied.
  if (record.uuid === undefined) return []
  const forkedFrom = { sessionId: record.sessionId, messageUuid: record.uuid }
  return [`${JSON.stringify({ ...record, sessionId, forkedFrom })}\n`]
}

/** The first part of a transcript as a fork repeats it: the same messages, another session. */
export const copyHistory = (file: string, sessionId: string, share: number): string => {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines
    .slice(0, Math.max(1, Math.floor(lines.length * share)))
    .flatMap((line) => copyOf(line, sessionId))
    .join('')
}
