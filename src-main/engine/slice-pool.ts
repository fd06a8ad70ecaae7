import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  type FileJob,
  type PreparedSlice,
  type PrepareFile,
  type Preparer,
  prepareSlices,
} from '#main/ingest/prepare-file.ts'
import { log } from '#main/lib/log.ts'
import { SliceChannel } from './slice-channel.ts'
import type { FromSliceWorker, ToSliceWorker } from './slice-messages.ts'
import { workerFile } from './worker-file.ts'
import { sliceMemory } from './worker-memory.ts'

/** More would only wait for the one writer. */
const mostWorkers = Math.min(3, availableParallelism())

/** Memory of threads that nobody needs is worth more than their start. */
const idleMs = 5_000

interface Member {
  readonly worker: Worker
  readonly channels: Map<number, SliceChannel>
}

/** What one of them still has before it. Files differ by a thousand times, so they are not counted. */
const bytesLeft = ({ channels }: Member): number =>
  [...channels.values()].reduce((sum, { bytesLeft }) => sum + bytesLeft, 0)

/**
 * Threads that prepare files while the writer writes. They are started with the first file, or a
 * little before many, and end when they had nothing to do for a while. A lost one costs time alone:
 * what it had not prepared is prepared in the writer's own thread.
 */
export class SlicePool implements Preparer {
  private readonly members: Member[] = []
  private nextId = 1
  private idle: NodeJS.Timeout | null = null

  readonly prepare: PrepareFile = (job) => {
    const member = this.leastBusy()
    const id = this.nextId
    this.nextId += 1
    const channel = new SliceChannel(job.size - job.from)
    member.channels.set(id, channel)
    this.post(member, { kind: 'prepare', id, job })
    this.endWhenIdle()
    const close = async (): Promise<void> => {
      this.post(member, { kind: 'cancel', id })
      await channel.ended()
      member.channels.delete(id)
    }
    return { slices: this.slices(member, id, channel, job), close }
  }

  readonly warm = (): void => {
    while (this.members.length < mostWorkers) this.start()
    this.endWhenIdle()
  }

  /** Ends the threads; the next file starts others. */
  readonly rest = async (): Promise<void> => {
    if (this.idle) clearTimeout(this.idle)
    await Promise.all(this.members.splice(0).map(({ worker }) => worker.terminate()))
  }

  private async *slices(
    member: Member,
    id: number,
    channel: SliceChannel,
    job: FileJob,
  ): AsyncGenerator<PreparedSlice> {
    let { from, before } = job
    for (;;) {
      const next = await channel.next()
      if ('how' in next) {
        if (next.how === 'lost') yield* prepareSlices({ ...job, from, before })
        else if (next.how) throw Object.assign(new Error(next.how.message), next.how)
        return
      }
      this.post(member, { kind: 'taken', id })
      from = next.end
      before = next.read.readerState
      yield next
    }
  }

  private post(member: Member, message: ToSliceWorker): void {
    member.worker.postMessage(message)
  }

  private leastBusy(): Member {
    const [idlest] = [...this.members].sort((a, b) => bytesLeft(a) - bytesLeft(b))
    const isFull = this.members.length >= mostWorkers
    return idlest && (idlest.channels.size === 0 || isFull) ? idlest : this.start()
  }

  private start(): Member {
    const worker = new Worker(workerFile('slice'), {
      name: 'slice',
      resourceLimits: sliceMemory,
    })
    const member: Member = { worker, channels: new Map() }
    worker.on('message', (message: FromSliceWorker) => {
      const channel = member.channels.get(message.id)
      if (message.kind === 'slice') channel?.push(message.slice)
      else channel?.close(message.trouble)
    })
    worker.on('error', (error) => log.error({ error: String(error) }, 'a slice worker was lost'))
    worker.once('exit', () => {
      const place = this.members.indexOf(member)
      if (place !== -1) this.members.splice(place, 1)
      for (const channel of member.channels.values()) channel.close('lost')
    })
    this.members.push(member)
    return member
  }

  private endWhenIdle(): void {
    if (this.idle) clearTimeout(this.idle)
    this.idle = setTimeout(() => {
      if (this.members.some(({ channels }) => channels.size > 0)) this.endWhenIdle()
      else void this.rest()
    }, idleMs)
    this.idle.unref()
  }
}
