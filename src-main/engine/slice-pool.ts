import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  type PreparedSlice,
  type PrepareSlices,
  prepareHere,
  type RawSlice,
} from '#main/ingest/prepare-slice.ts'
import { log } from '#main/lib/log.ts'
import type { PrepareJob } from './slice.worker.ts'
import { workerFile } from './worker-file.ts'

/** More would only wait for the one writer. */
const mostWorkers = 3

/** Below this a thread of its own takes longer to start than the work. */
const leastBytes = 1024 * 1024

interface Answer {
  readonly id: number
  readonly prepared: readonly PreparedSlice[]
}

interface Member {
  readonly worker: Worker
  readonly jobs: Map<number, (prepared: readonly PreparedSlice[] | null) => void>
}

const bytesOf = (slices: readonly RawSlice[]): number =>
  slices.reduce((sum, { lines }) => sum + lines.length, 0)

/**
 * Threads that prepare slices while the writer writes. They are started with the first large job
 * and end when they had nothing to do for a while. A lost one costs its jobs' time alone: they are
 * done again in the writer's own thread.
 */
export class SlicePool {
  private readonly members: Member[] = []
  private nextId = 1
  private idle: NodeJS.Timeout | null = null

  readonly prepare: PrepareSlices = async (slices) => {
    if (bytesOf(slices) < leastBytes) return await prepareHere(slices)
    const prepared = await this.ask(slices)
    return prepared ?? (await prepareHere(slices))
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle)
    await Promise.all(this.members.splice(0).map(({ worker }) => worker.terminate()))
  }

  private ask(slices: readonly RawSlice[]): Promise<readonly PreparedSlice[] | null> {
    const member = this.leastBusy()
    const id = this.nextId
    this.nextId += 1
    this.endWhenIdle()
    return new Promise((resolve) => {
      member.jobs.set(id, resolve)
      member.worker.postMessage({ id, slices } satisfies PrepareJob)
    })
  }

  private leastBusy(): Member {
    const [idlest] = [...this.members].sort((a, b) => a.jobs.size - b.jobs.size)
    const isFull = this.members.length >= Math.min(mostWorkers, availableParallelism())
    return idlest && (idlest.jobs.size === 0 || isFull) ? idlest : this.start()
  }

  private start(): Member {
    const worker = new Worker(workerFile('slice'), { name: 'slice' })
    const member: Member = { worker, jobs: new Map() }
    worker.on('message', ({ id, prepared }: Answer) => {
      member.jobs.get(id)?.(prepared)
      member.jobs.delete(id)
    })
    worker.on('error', (error) => log.error({ error: String(error) }, 'a slice worker was lost'))
    worker.once('exit', () => {
      const place = this.members.indexOf(member)
      if (place !== -1) this.members.splice(place, 1)
      for (const settle of member.jobs.values()) settle(null)
      member.jobs.clear()
    })
    this.members.push(member)
    return member
  }

  private endWhenIdle(): void {
    if (this.idle) clearTimeout(this.idle)
    this.idle = setTimeout(() => {
      if (this.members.some(({ jobs }) => jobs.size > 0)) this.endWhenIdle()
      else void this.close()
    }, idleMs)
    this.idle.unref()
  }
}

/** Memory of threads that nobody needs is worth more than their start. */
const idleMs = 5_000
