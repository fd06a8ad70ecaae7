import { asJson } from '#main/ingest/providers/cut-text.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import { contentText } from './read-prompt.ts'

/** What came of a tool call. */
export interface Outcome {
  readonly text: string
  readonly isError: boolean
  /** A person said no, or stopped it; not an error. */
  readonly isRejected: boolean
  readonly durationMs: number | null
}

interface Parts {
  readonly text: string
  readonly exitCode: number | null
  readonly seconds: number | null
  readonly isFailed: boolean
}

const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** What stands before the output of a command: `Exit code: 0`, `Wall time: 0.1 seconds`. */
const mostHeader = 600
const outputMark = '\nOutput:\n'

const headed = (text: string): Parts | null => {
  const end = text.slice(0, mostHeader).indexOf(outputMark)
  const header = text.slice(0, end + 1)
  if (end === -1 || !/^(Chunk ID|Exit code|Wall time|Process|Script)/.test(header)) return null
  const exit = /(?:Exit code:|exited with code) (-?\d+)/.exec(header)?.[1]
  const wall = /Wall time: ([\d.]+) seconds/.exec(header)?.[1]
  return {
    text: text.slice(end + outputMark.length),
    exitCode: exit === undefined ? null : Number(exit),
    seconds: wall === undefined ? null : asNumber(Number(wall)),
    isFailed: false,
  }
}

const ofObject = (object: Json): Parts => {
  const metadata = asObject(object.metadata)
  const stated = object.output ?? object.content ?? object.text ?? object.stdout
  const text = typeof stated === 'string' ? stated : contentText(stated)
  return {
    text: text === '' && stated === undefined ? asJson(object) : text,
    exitCode: asNumber(metadata?.exit_code) ?? asNumber(object.exitCode),
    seconds: asNumber(metadata?.duration_seconds),
    isFailed: object.success === false,
  }
}

/** Older versions put the output and its figures into one text of JSON. */
const ofJson = (text: string): Parts | null => {
  if (!text.startsWith('{"output"')) return null
  try {
    const object = asObject(JSON.parse(text))
    return object && ofObject(object)
  } catch {
    return null
  }
}

const bare = (text: string): Parts => ({ text, exitCode: null, seconds: null, isFailed: false })

const partsOf = (output: unknown): Parts => {
  if (typeof output === 'string') return ofJson(output) ?? headed(output) ?? bare(output)
  if (Array.isArray(output)) {
    const text = contentText(asArray(output))
    return headed(text) ?? bare(text)
  }
  const object = asObject(output)
  return object ? ofObject(object) : bare('')
}

/** How tools say in words that they failed before they began. */
const failures =
  /^(apply_patch verification failed|failed to parse function arguments|unsupported call|execution error|exec_command failed|tool call error|err: |error: )/i

const refusals = /\brejected by (the )?user\b|^aborted by user|user (has )?(denied|rejected)/i

/** Reads what a call brought back, whichever version wrote it. */
export const readOutcome = (payload: Json): Outcome => {
  const { output = payload.result ?? payload.tools } = payload
  const parts = partsOf(output)
  const start = parts.text.slice(0, 200)
  const isRejected = refusals.test(start)
  const isFailed =
    parts.isFailed ||
    (parts.exitCode !== null && parts.exitCode !== 0) ||
    asText(payload.status) === 'failed' ||
    failures.test(start)
  return {
    text: parts.text.toWellFormed(),
    isError: isFailed && !isRejected,
    isRejected,
    durationMs: parts.seconds === null ? null : Math.round(parts.seconds * 1000),
  }
}
