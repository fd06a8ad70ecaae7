import { giveMemoryBack } from '#main/lib/give-memory-back.ts'
import { log } from '#main/lib/log.ts'
import type { FileStamp, Generation, SourceFile } from '#main/store/library.ts'
import type { Trouble } from './discover.ts'
import type { PassContext } from './pass-context.ts'
import type { PreparedSlice } from './prepare-file.ts'
import { type ArchivedSlice, type Projection, projectSlices } from './project-slice.ts'

/** A prepared slice with what was known of its file when it was opened. */
export interface PendingSlice {
  readonly file: SourceFile
  readonly stamp: FileStamp
  readonly generation: Generation | null
  /** It begins a new generation. */
  readonly fresh: boolean
  readonly slice: PreparedSlice
}

/** Bytes and files that share one commit: a commit costs a flush to disk. */
const commitBytes = 8 * 1024 * 1024
const commitFiles = 200

/** Reading so much leaves a quarter of this thread's memory to garbage, for 50 ms of collecting. */
const collectBytes = 128 * 1024 * 1024

/** Where a projection reads and writes, and where it says which files it could not index. */
export const projectionOf = (
  { library, index }: Pick<PassContext, 'library' | 'index'>,
  troubles: Trouble[],
): Projection => ({
  library,
  index,
  onTrouble: (file, thrown) => {
    log.error({ path: file.path, error: String(thrown) }, 'a file cannot be indexed')
    const reason = 'it is archived, but its records cannot be indexed'
    troubles.push({ path: file.path, reason })
  },
})

/** Collects slices and commits them in turn: to the library, then to the index. */
export class CommitQueue {
  newBytes = 0
  newLines = 0
  private readonly context: Pick<PassContext, 'library' | 'index' | 'now' | 'onChange'>
  private readonly troubles: Trouble[]
  private readonly onCommitted: (slice: PendingSlice) => void
  private pending: PendingSlice[] = []
  private bytes = 0
  private collectedAt = 0

  constructor(
    context: Pick<PassContext, 'library' | 'index' | 'now' | 'onChange'>,
    troubles: Trouble[],
    onCommitted: (slice: PendingSlice) => void,
  ) {
    this.context = context
    this.troubles = troubles
    this.onCommitted = onCommitted
  }

  add(pending: PendingSlice): void {
    const { start, end, tail } = pending.slice
    this.pending.push(pending)
    this.bytes += end - start + tail.length
    if (this.bytes >= commitBytes || this.pending.length >= commitFiles) this.commit()
  }

  /** The library first: at every moment it is ahead of the index, never behind. */
  commit(): void {
    if (this.pending.length === 0) return
    const { library, onChange } = this.context
    const pending = this.pending
    this.pending = []
    this.bytes = 0
    const archived = library.transaction(() => pending.flatMap((one) => this.archive(one)))
    const projection = projectionOf(this.context, this.troubles)
    onChange([...new Set(projectSlices(projection, archived))])
    for (const one of pending) this.onCommitted(one)
    this.collect()
  }

  private collect(): void {
    if (this.newBytes - this.collectedAt < collectBytes) return
    this.collectedAt = this.newBytes
    giveMemoryBack()
  }

  /** Nothing is added where another process archived the same bytes in the meantime. */
  private archive(pending: PendingSlice): ArchivedSlice[] {
    const { library, now } = this.context
    const { file, stamp, slice, fresh } = pending
    const begins = fresh && slice.start === 0
    const current = library.generation(file.id)
    const grown = (current?.number ?? 0) !== (pending.generation?.number ?? 0)
    if (begins && grown) return []
    const generation = begins ? library.addGeneration(file.id, stamp, now()) : current
    if (!generation || generation.cursor !== slice.start) return []
    const { start, end, bytes, read } = slice
    const tail = Buffer.from(slice.tail)
    // Only its last piece makes a file known as it is: one that was cut off is read on from here.
    const reached = slice.isLast ? stamp : { ...stamp, size: end }
    if ('raw' in bytes) library.append(generation, bytes.raw, tail, reached)
    else library.appendPacked(generation, bytes.chunks, tail, reached)
    this.newBytes += end - start
    this.newLines += slice.newlines
    return [
      { file, generation: { ...generation, ...reached, cursor: end, tail }, start, end, read },
    ]
  }
}
