import { Worker } from 'node:worker_threads'
import type { Look } from '#main/ingest/text-follower.ts'
import { noBacklog, type TextBacklog } from '#main/ingest/text-shard.ts'
import { log } from '#main/lib/log.ts'
import { shardCount, shardOf } from '#main/store/search-schema.ts'
import type { OnKept } from '#main/store/open-projection.ts'
import { AppError } from '#schema/errors.ts'
import type { FromTextWorker, TextStart, ToTextWorker } from './text-messages.ts'
import { workerFile } from './worker-file.ts'
import { readerMemory } from './worker-memory.ts'

const notFollowed = 'Not every word can be found'

/** {@link notFollowed} in a sentence, with what a person can do about it where there is something. */
const sentenceOf = (trouble: string): string =>
  trouble === ''
    ? `${notFollowed}: a part of the full text could not be written.`
    : `${notFollowed}. ${trouble}`

interface Member {
  readonly worker: Worker
  readonly ended: Promise<void>
  /** Who waits for a look; told what was in its way, null where nothing was. */
  readonly looks: Map<number, (trouble: string | null) => void>
  backlog: TextBacklog
}

/**
 * Threads that keep the full text behind the library, one for each of its parts. One that is lost
 * is started with the next look, and goes on where its last commit was.
 */
export class TextPool {
  private readonly dataDir: string
  private readonly onBacklog: (backlog: TextBacklog) => void
  private readonly onKept: OnKept
  private readonly members = new Map<number, Member>()
  private readonly ending = new Set<Promise<void>>()
  private nextId = 1
  private isClosed = false

  constructor(dataDir: string, onBacklog: (backlog: TextBacklog) => void, onKept: OnKept) {
    this.dataDir = dataDir
    this.onBacklog = onBacklog
    this.onKept = onKept
  }

  /**
   * Brings the words of these files, or of all, up to date; resolves when that is done. Rejects as
   * `unavailable` where a part could not be, which the next look tries again.
   */
  readonly look = async (fileIds: readonly number[] | null, how: Look = 'on'): Promise<void> => {
    if (this.isClosed) return
    const shards = Array.from({ length: shardCount }, (_, shard) => shard)
    const done = await Promise.all(
      shards.map((shard) => {
        const own = fileIds?.filter((id) => shardOf(id) === shard) ?? null
        return own?.length === 0 ? null : this.ask(shard, own, how)
      }),
    )
    if (fileIds === null) this.rest()
    const trouble = done.find((one) => one !== null) ?? null
    if (trouble !== null && !this.isClosed) throw new AppError('unavailable', sentenceOf(trouble))
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

  private ask(shard: number, fileIds: readonly number[] | null, how: Look): Promise<string | null> {
    const member = this.members.get(shard) ?? this.start(shard)
    const id = this.nextId
    this.nextId += 1
    return new Promise((resolve) => {
      member.looks.set(id, resolve)
      member.worker.postMessage({ kind: 'look', id, fileIds, how } satisfies ToTextWorker)
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
        for (const settle of looks.values()) settle('')
        resolve()
      })
    })
    const member: Member = { worker, ended, looks, backlog: noBacklog }
    worker.on('message', (message: FromTextWorker) => {
      if (message.kind === 'backlog') this.note(member, message.backlog)
      else if (message.kind === 'kept') this.onKept(message.file)
      else {
        looks.get(message.id)?.(message.trouble)
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
