import { Worker } from 'node:worker_threads'
import type { Look } from '#main/ingest/text-follower.ts'
import type { TextBacklog } from '#main/ingest/text-shard.ts'
import { log } from '#main/lib/log.ts'
import { InsightFinder } from '#main/store/find-insights.ts'
import type { OnKept } from '#main/store/open-projection.ts'
import { AppError } from '#schema/errors.ts'
import type { FromInsightWorker, InsightStart, ToInsightWorker } from './insight-messages.ts'
import { workerFile } from './worker-file.ts'
import { readerMemory } from './worker-memory.ts'

const notMade = 'Questions and tags are not up to date'

/** {@link notMade} in a sentence, with what a person can do about it where there is something. */
const sentenceOf = (trouble: string): string =>
  trouble === '' ? `${notMade}: they could not be written.` : `${notMade}. ${trouble}`

/** Whom the thread tells. */
export interface InsightListeners {
  readonly onBacklog: (backlog: TextBacklog) => void
  /** Something was made of these sessions. */
  readonly onMade: (sessionIds: readonly string[]) => void
  readonly onKept: OnKept
}

/** Nobody appends for so long: the thread holds memory that is better given back. */
const idleMs = 20_000

type Looked = Extract<FromInsightWorker, { kind: 'looked' }>

interface Running {
  readonly worker: Worker
  readonly ended: Promise<void>
  /** Who waits for a look; told how it ended. */
  readonly looks: Map<number, (looked: Looked | null) => void>
}

/**
 * The thread that keeps questions, answers and tags behind the index. It is there while there is
 * something to look at; one that is lost is started with the next look and goes on where its last
 * commit was.
 */
export class InsightThread {
  private readonly dataDir: string
  private readonly listeners: InsightListeners
  private running: Running | null = null
  private readonly ending = new Set<Promise<void>>()
  private timer: NodeJS.Timeout | null = null
  private nextId = 1
  private isClosed = false

  constructor(dataDir: string, listeners: InsightListeners) {
    this.dataDir = dataDir
    this.listeners = listeners
  }

  /**
   * Looks at the sessions of these files, or at all; resolves when that is done. Rejects as
   * `unavailable` where it could not be, which the next look tries again.
   */
  readonly look = async (fileIds: readonly number[] | null, how: Look = 'on'): Promise<void> => {
    if (this.isClosed) return
    if (this.timer) clearTimeout(this.timer)
    const looked = await this.ask(fileIds, how)
    if (looked && looked.sessionIds.length > 0) this.listeners.onMade(looked.sessionIds)
    this.rest(fileIds === null ? 0 : idleMs)
    const trouble = looked ? looked.trouble : ''
    if (trouble !== null && !this.isClosed) throw new AppError('unavailable', sentenceOf(trouble))
  }

  /** Throws in words where questions and tags cannot be read. */
  check(): void {
    const finder = new InsightFinder(this.dataDir)
    try {
      finder.check()
    } finally {
      finder.close()
    }
  }

  /** Ends the thread; a look that is asked for afterwards is not taken. */
  async close(): Promise<void> {
    this.isClosed = true
    if (this.timer) clearTimeout(this.timer)
    this.end()
    await Promise.all(this.ending)
  }

  /** Who went through everything holds memory that what is appended later never needs. */
  private rest(afterMs: number): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (this.running?.looks.size === 0) this.end()
    }, afterMs)
    this.timer.unref()
  }

  private end(): void {
    const { running } = this
    if (!running) return
    this.running = null
    running.worker.postMessage({ kind: 'close' } satisfies ToInsightWorker)
    this.ending.add(running.ended)
    void running.ended.then(() => this.ending.delete(running.ended))
  }

  private ask(fileIds: readonly number[] | null, how: Look): Promise<Looked | null> {
    const { worker, looks } = this.running ?? this.start()
    const id = this.nextId
    this.nextId += 1
    return new Promise((resolve) => {
      looks.set(id, resolve)
      worker.postMessage({ kind: 'look', id, fileIds, how } satisfies ToInsightWorker)
    })
  }

  private start(): Running {
    const start: InsightStart = { dataDir: this.dataDir }
    const worker = new Worker(workerFile('insight'), {
      name: 'insight',
      workerData: start,
      resourceLimits: readerMemory,
    })
    const looks: Running['looks'] = new Map()
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        if (this.running?.worker === worker) this.running = null
        for (const settle of looks.values()) settle(null)
        resolve()
      })
    })
    worker.on('message', (message: FromInsightWorker) => {
      if (message.kind === 'backlog') return this.listeners.onBacklog(message.backlog)
      if (message.kind === 'kept') return this.listeners.onKept(message.file)
      looks.get(message.id)?.(message)
      looks.delete(message.id)
    })
    worker.on('error', (error) => log.error({ error: String(error) }, 'an insight worker was lost'))
    this.running = { worker, ended, looks }
    return this.running
  }
}
