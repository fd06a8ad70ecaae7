import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, utimesSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { TranscriptTotals } from './transcript.ts'

/** Whose transcript a file is. */
export interface FilePlace {
  readonly sessionId: string
  readonly cwd: string
  /** UTC ms of its first record; the file seems to have been left a day later. */
  readonly startAt: number
  /** Present: the transcript of a subagent. */
  readonly agentId?: string
}

const dayMs = 86_400_000

/** The folder name that Claude Code makes of a working directory. */
const folderOf = (cwd: string): string => cwd.replace(/[^A-Za-z0-9]/g, '-')

const pathOf = (dir: string, { sessionId, cwd, agentId }: FilePlace): string => {
  const folder = path.join(dir, 'projects', folderOf(cwd))
  return agentId
    ? path.join(folder, sessionId, 'subagents', `agent-${agentId}.jsonl`)
    : path.join(folder, `${sessionId}.jsonl`)
}

const nothing = {
  ...{ files: 0, sessions: 0, lines: 0, bytes: 0, calls: 0 },
  ...{ input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 },
}

/** Writes one transcript of a config folder after another, and counts. */
export class HomeWriter {
  readonly #dir: string
  readonly #hash = createHash('sha256')
  readonly #totals = { ...nothing }
  #open: { readonly file: string; readonly handle: number; readonly place: FilePlace } | null = null
  #fileBytes = 0

  constructor(dir: string) {
    this.#dir = dir
  }

  /** Bytes of the file written last. */
  get fileBytes(): number {
    return this.#fileBytes
  }

  /** What was written so far; the calls are those that {@link end} was told of. */
  get totals(): Readonly<typeof nothing> {
    return { ...this.#totals }
  }

  /** Starts a file and answers its path. */
  begin(place: FilePlace): string {
    const file = pathOf(this.#dir, place)
    mkdirSync(path.dirname(file), { recursive: true })
    this.#open = { file, handle: openSync(file, 'wx'), place }
    this.#fileBytes = 0
    this.#totals.files += 1
    if (!place.agentId) this.#totals.sessions += 1
    return file
  }

  /** Adds whole lines to the file. */
  write(text: string): void {
    if (!this.#open) throw new Error('no file was begun')
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#open.handle, bytes, at)
    this.#hash.update(bytes)
    this.#fileBytes += bytes.length
    this.#totals.bytes += bytes.length
    this.#totals.lines += text.split('\n').length - 1
  }

  /** Ends the file; `added` are the calls that no other file holds. */
  end(added: TranscriptTotals): void {
    if (!this.#open) throw new Error('no file was begun')
    const { file, handle, place } = this.#open
    closeSync(handle)
    const left = (place.startAt + dayMs) / 1000
    utimesSync(file, left, left)
    this.#open = null
    for (const key of Object.keys(added) as (keyof TranscriptTotals)[]) {
      this.#totals[key] += added[key]
    }
  }

  /** SHA-256 of all bytes written, in hexadecimal; asked for once, at the end. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}
