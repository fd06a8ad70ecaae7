import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import type { FileStamp, Generation, SourceFile } from '#main/store/library.ts'
import { AppError } from '#schema/errors.ts'
import { CommitQueue, projectionOf } from './commit-queue.ts'
import type { Discovery, FoundFile, Trouble } from './discover.ts'
import { isSameStamp } from './file-stamp.ts'
import type { PassContext, PassProgress } from './pass-context.ts'
import { catchUp } from './project-slice.ts'
import { type Reading, readAhead } from './read-ahead.ts'

/** What one pass did. */
export interface PassResult {
  readonly changedFiles: number
  readonly newLines: number
  readonly newBytes: number
  readonly troubles: Trouble[]
  /** Files of which something was archived. */
  readonly fileIds: readonly number[]
  /** Paths that a cancelled pass did not come to, or not to the end of. */
  readonly left: string[]
}

const isChanged = (
  file: SourceFile | null | undefined,
  generation: Generation | null | undefined,
  stamp: FileStamp,
): boolean => !file || !generation || file.deletedAt !== null || !isSameStamp(generation, stamp)

interface Backlog {
  readonly file: SourceFile
  readonly bytes: number
}

/** Lets messages to this thread be heard between two pieces of work that never wait. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One pass over found files: archives what is new, then projects it, newest files first. */
export class IngestPass {
  private readonly context: PassContext
  private readonly scope: 'all' | 'some'
  private readonly commits: CommitQueue
  /** Paths of changed files whose end is not committed yet. */
  private readonly unread = new Set<string>()
  private readonly fileIds = new Set<number>()
  private progress: PassProgress = { filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 }
  private readonly result = {
    changedFiles: 0,
    troubles: [] as Trouble[],
    left: [] as string[],
  }

  /** A pass over `some` files costs what they cost, however many the library holds. */
  constructor(context: PassContext, scope: 'all' | 'some') {
    this.context = context
    this.scope = scope
    this.commits = new CommitQueue(context, this.result.troubles, ({ file, slice }) => {
      this.fileIds.add(file.id)
      if (slice.isLast) this.unread.delete(file.path)
      this.advance(slice.end - slice.start, slice.isLast)
    })
  }

  /** Reads the changed ones among the found files. A cancelled pass keeps what it committed. */
  async run(found: Discovery, signal?: AbortSignal): Promise<PassResult> {
    this.result.troubles.push(...found.troubles)
    const changed = this.changedFiles(found)
    const behind = this.backlog(new Set(changed.map(({ identity }) => identity.path)))
    this.announce([...changed.map(({ stamp }) => stamp.size), ...behind.map((one) => one.bytes)])
    await this.read(changed, signal)
    await this.projectBacklog(this.backlog(new Set()), signal)
    const { newBytes, newLines } = this.commits
    return { ...this.result, newBytes, newLines, fileIds: [...this.fileIds] }
  }

  private announce(bytes: readonly number[]): void {
    const bytesTotal = bytes.reduce((sum, one) => sum + one, 0)
    if (bytesTotal === 0) return
    this.progress = { ...this.progress, filesTotal: bytes.length, bytesTotal }
    this.context.onProgress(this.progress)
  }

  /** Tells of bytes that are in the store now, and of a file if they were its last ones. */
  private advance(bytes: number, isEnd: boolean): void {
    const { filesDone, filesTotal, bytesDone, bytesTotal } = this.progress
    if (filesDone === filesTotal) return
    this.progress = {
      ...this.progress,
      filesDone: filesDone + (isEnd ? 1 : 0),
      bytesDone: Math.min(bytesTotal, bytesDone + bytes),
    }
    this.context.onProgress(this.progress)
  }

  private changedFiles(found: Discovery): FoundFile[] {
    const { library } = this.context
    if (this.scope === 'some') {
      return found.files.filter(({ identity, stamp }) => {
        const file = library.fileAt(identity.path)
        return isChanged(file, file && library.generation(file.id), stamp)
      })
    }
    const newest = library.newestGenerations()
    const files = new Map(library.files().map((file) => [file.path, file]))
    return found.files.filter(({ identity, stamp }) => {
      if (this.context.skip?.has(identity.path)) return false
      const file = files.get(identity.path)
      return isChanged(file, file && newest.get(file.id), stamp)
    })
  }

  private async read(changed: readonly FoundFile[], signal?: AbortSignal): Promise<void> {
    for (const { identity } of changed) this.unread.add(identity.path)
    for await (const reading of readAhead(this.context, changed)) {
      if ('thrown' in reading) {
        this.noteTrouble(reading.path, reading.thrown)
        continue
      }
      await this.readOne(reading, signal)
      if (signal?.aborted) break
    }
    // What a person did not want to wait for is dropped: it was read, but nothing is kept of it.
    if (!signal?.aborted) this.commits.commit()
    this.result.left.push(...this.unread)
  }

  private async readOne(reading: Reading, signal?: AbortSignal): Promise<void> {
    const { file, prepared, isBack, close } = reading
    try {
      for await (const slice of prepared.slices) {
        if (signal?.aborted) return
        this.commits.add({ ...reading, slice })
      }
      if (isBack) this.standAs(file)
      this.result.changedFiles += 1
    } catch (thrown) {
      this.noteTrouble(file.path, thrown)
    } finally {
      await close()
    }
  }

  /** A file that is gone or closed to us between the look and the reading heals in the next pass. */
  private noteTrouble(path: string, thrown: unknown): void {
    if (thrown instanceof AppError || !isErrno(thrown)) throw thrown
    this.result.troubles.push({ path, reason: pathTrouble(thrown) })
    this.unread.delete(path)
    this.advance(0, true)
  }

  /** Has the index say of a file at its source what the library says, and tells whose it is. */
  private standAs({ id, deletedAt }: Pick<SourceFile, 'id' | 'deletedAt'>): void {
    const { index, onChange } = this.context
    const session = deletedAt === null ? index.markPresent(id) : index.markDeleted(id, deletedAt)
    if (session !== null) onChange([session])
  }

  /**
   * Files of which the index does not know all that the library does, as far as they go and whether
   * they are gone at their source: after a crash or a rebuild.
   */
  private backlog(besides: ReadonlySet<string>): Backlog[] {
    if (this.scope === 'some') return []
    const { library, index, skip } = this.context
    const newest = library.newestGenerations()
    const indexed = index.indexedFiles()
    return library.files().flatMap((file) => {
      const known = newest.get(file.id)
      if (!known || besides.has(file.path) || skip?.has(file.path)) return []
      const reached = indexed.get(file.id)
      const isKnown = reached?.generationId === known.id && reached.indexedBytes >= known.cursor
      if (!isKnown || reached.tailBytes !== known.tailBytes) return [{ file, bytes: known.cursor }]
      const standsAlike = (reached.deletedAt === null) === (file.deletedAt === null)
      return standsAlike ? [] : [{ file, bytes: 0 }]
    })
  }

  private async projectBacklog(behind: readonly Backlog[], signal?: AbortSignal): Promise<void> {
    const { library, onChange } = this.context
    const projection = projectionOf(this.context, this.result.troubles)
    for (const { file, bytes } of behind) {
      await breathe()
      if (signal?.aborted) {
        if (bytes > 0) this.result.left.push(file.path)
        continue
      }
      const generation = library.generation(file.id)
      if (generation) onChange(catchUp(projection, file, generation))
      this.standAs(file)
      this.advance(bytes, true)
    }
  }
}
