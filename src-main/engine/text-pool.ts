import { Worker } from 'node:worker_threads'
import { noBacklog, type TextBacklog } from '#main/ingest/text-shard.ts'
import { log } from '#main/lib/log.ts'
import { shardCount, shardOf } from '#main/store/search-schema.ts'
import { AppError } from '#schema/errors.ts'
import type { FromTextWorker, TextStart, ToTextWorker } from './text-messages.ts'
import { workerFile } from './worker-file.ts'
import { readerMemory } from './worker-memory.ts'

const notFollowed = 'Not every word can be found: a part of the full text could not be written.'

interface Member {
  readonly worker: Worker
  readonly ended: Promise<void>
  /** Who waits for a look; told whether it came to its end. */
  readonly looks: Map<number, (isDone: boolean) => void>
  backlog: TextBacklog
}

/**
 * Threads that keep the full text behind the library, one for each of its parts. One that is lost
 * is started with the next look, and goes on where its last commit was.
 */
export class TextPool {
  private readonly dataDir: string
  private readonly onBacklog: (backlog: TextBacklog) => void
  private readonly members = new Map<number, Member>()
  private readonly ending = new Set<Promise<void>>()
  private nextId = 1
  private isClosed = false

  constructor(dataDir: string, onBacklog: (backlog: TextBacklog) => void) {
    this.dataDir = dataDir
    this.onBacklog = onBacklog
  }

  /**
   * Brings the words of these files, or of all, up to date, or makes all of them anew; resolves when that is done. Rejects as
   * `unavailable` where a part could not be, which the next look tries again.
   */
  readonly look = async (fileIds: readonly number[] | null, isAnew = false): Promise<void> => {
    if (this.isClosed) return
    const shards = Array.from({ length: shardCount }, (_, shard) => shard)
    const done = await Promise.all(
      shards.map((shard) => {
        const own = fileIds?.filter((id) => shardOf(id) === shard) ?? null
        return own?.length === 0 ? true : this.ask(shard, own, isAnew)
      }),
    )
    if (fileIds === null) this.rest()
    if (done.includes(false) && !this.isClosed) throw new AppError('unavailable', notFollowed)
  }

  /** Ends the threads; a look that is asked for afterwards is not taken. */
  async close(): Promise<void> {
    this.isClosed = true
    for (const member of this.members.values()) this.end(member)
    await Promise.all(this.ending)
  }

  /** Who went through everything holds memory that what is appended later never needs. */
  private rest(): void {
    for (const [shard, member] of this.members) {
      if (member.looks.size > 0) continue
      this.members.delete(shard)
      this.end(member)
    }
  }

  private end({ worker, ended }: Member): void {
    worker.postMessage({ kind: 'close' } satisfies ToTextWorker)
    this.ending.add(ended)
    void ended.then(() => this.ending.delete(ended))
  }

  private ask(shard: number, fileIds: readonly number[] | null, isAnew: boolean): Promise<boolean> {
    const member = this.members.get(shard) ?? this.start(shard)
    const id = this.nextId
    this.nextId += 1
    return new Promise((resolve) => {
      member.looks.set(id, resolve)
      member.worker.postMessage({ kind: 'look', id, fileIds, isAnew } satisfies ToTextWorker)
    })
  }

  private start(shard: number): Member {
    const start: TextStart = { dataDir: this.dataDir, shard }
    const worker = new Worker(workerFile('text'), {
      name: `text-${shard}`,
      workerData: start,
      resourceLimits: readerMemory,
    })
    const looks: Member['looks'] = new Map()
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        if (this.members.get(shard)?.worker === worker) this.members.delete(shard)
        for (const settle of looks.values()) settle(false)
        resolve()
      })
    })
    const member: Member = { worker, ended, looks, backlog: noBacklog }
    worker.on('message', (message: FromTextWorker) => {
      if (message.kind === 'backlog') this.note(member, message.backlog)
      else {
        looks.get(message.id)?.(message.trouble === null)
        looks.delete(message.id)
      }
    })
    worker.on('error', (error) => log.error({ error: String(error) }, 'a text worker was lost'))
    this.members.set(shard, member)
    return member
  }

  private note(member: Member, backlog: TextBacklog): void {
    member.backlog = backlog
    const all = [...this.members.values()].map((one) => one.backlog)
    this.onBacklog({
      files: all.reduce((sum, { files }) => sum + files, 0),
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    })
  }
}
