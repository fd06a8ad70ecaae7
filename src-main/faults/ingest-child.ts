import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** What an ingest is told to read, where to, and how many passes; without a number, for ever. */
export interface Order {
  readonly home: string
  readonly dataDir: string
  readonly passes?: number
}

/** The real ingest in a process of its own, loaded and waiting for its order. */
export interface IngestChild {
  readonly start: (order: Order) => void
  /** Resolves once it has said a line that begins so, or is gone. */
  readonly hear: (beginning: 'opened' | 'ack') => Promise<void>
  readonly kill: () => void
  /** Resolves when it is gone. */
  readonly ended: Promise<EndedChild>
}

/** How an ingest ended and what it said till then. */
export interface EndedChild {
  readonly code: number | null
  /** Bytes of the files that its last finished pass held; 0 before the first. */
  readonly acknowledged: number
  readonly passes: number
  /** Why it failed; null where it did not. */
  readonly failure: string | null
  /** Most memory it held, where it ended by itself. */
  readonly peakKib: number
}

/** Compiled code of Node's own keeping, so that a child comes up in half the time. */
const codeCache = path.join(tmpdir(), 'node-compile-cache')

const program = path.resolve(import.meta.dirname, 'ingest-loop.fixture.ts')

const read = (said: string, code: number | null, complaint: string): EndedChild => {
  // Its last line may be torn.
  const lines = said.split('\n').slice(0, -1)
  const acks = lines.filter((line) => line.startsWith('ack '))
  const failure = lines.find((line) => line.startsWith('failed ')) ?? null
  return {
    code,
    acknowledged: Number(acks.at(-1)?.slice(4) ?? 0),
    passes: acks.length,
    failure: failure ?? (code === 0 || code === null ? null : `code ${code}: ${complaint}`),
    peakKib: Number(lines.find((line) => line.startsWith('peak '))?.slice(5) ?? 0),
  }
}

const listen = (child: ChildProcess) => {
  let said = ''
  const waiting = new Set<{ beginning: string; resolve: () => void }>()
  const look = (isGone: boolean): void => {
    for (const one of waiting) {
      if (!isGone && !`\n${said}`.includes(`\n${one.beginning}`)) continue
      waiting.delete(one)
      one.resolve()
    }
  }
  child.stdout?.on('data', (part: Buffer) => {
    said += part.toString()
    look(false)
  })
  child.once('close', () => look(true))
  const hear = (beginning: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.add({ beginning, resolve })
      look(child.exitCode !== null || child.signalCode !== null)
    })
  return { hear, said: () => said }
}

/** Starts a child; `before` are words to run it under, such as `strace` with its options. */
export const startChild = async (
  options: SpawnOptions = {},
  before: readonly string[] = [],
): Promise<IngestChild> => {
  const [command = process.execPath, ...args] = [...before, process.execPath, program]
  const env = { ...process.env, NODE_COMPILE_CACHE: codeCache }
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env, ...options })
  const { hear, said } = listen(child)
  let complaint = ''
  child.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  // It may be gone before its order reaches it.
  child.stdin?.on('error', () => undefined)
  const ended = new Promise<EndedChild>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(read(said(), code, complaint)))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  await hear('ready')
  return {
    start: (order) => void child.stdin?.end(`${JSON.stringify(order)}\n`),
    hear,
    kill: () => void child.kill('SIGKILL'),
    ended,
  }
}

/** Children that load while others work. */
export const createSupply = (ahead: number): (() => Promise<IngestChild>) => {
  const next = Array.from({ length: ahead }, () => startChild())
  return async () => {
    next.push(startChild())
    const child = await next.shift()
    if (!child) throw new Error('a supply gives at least one ahead')
    return child
  }
}
