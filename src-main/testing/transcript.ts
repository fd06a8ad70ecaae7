import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of this test alone, removed when the test ends. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-test-'))
  onTestFinished(() =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  )
  return folder
}

/** The `usage` of a message. */
export interface UsageFields {
  readonly [name: string]: unknown
}

let serial = 0

const envelope = () => {
  serial += 1
  return {
    uuid: `uuid-${serial}`,
    parentUuid: null,
    sessionId: 's1',
    timestamp: new Date(Date.UTC(2026, 9, 20, 8) + serial * 1000).toISOString(),
    cwd: '/nowhere/project',
    version: '2.1.280',
    isSidechain: false,
  }
}

/** A user record as Claude Code writes it; `more` overrides or adds fields. */
export const user = (content: unknown, more: object = {}): object => ({
  ...envelope(),
  type: 'user',
  message: { role: 'user', content },
  ...more,
})

/** A thousand tokens in and out. */
export const defaultUsage: UsageFields = { input_tokens: 1000, output_tokens: 1000 }

/** An assistant record with one text block; `more` overrides or adds fields of the record. */
export const assistant = (
  id: string | undefined,
  usage: UsageFields = defaultUsage,
  more: object = {},
  message: object = {},
): object => ({
  ...envelope(),
  type: 'assistant',
  requestId: id && `req-${id}`,
  message: {
    id,
    role: 'assistant',
    model: 'claude-opus-5',
    stop_reason: 'end_turn',
    content: [{ type: 'text', text: 'done' }],
    usage,
    ...message,
  },
  ...more,
})

/** Records as the lines of a file. */
export const toLines = (records: readonly (object | string)[]): string =>
  records.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('')

/** Writes transcripts below `<home>/projects`, keyed by their path there. */
export const writeTranscripts = (
  home: string,
  files: Readonly<Record<string, readonly (object | string)[] | string>>,
): void => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(home, 'projects', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : toLines(content))
  }
}
