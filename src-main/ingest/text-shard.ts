import type { Generation, SourceFile } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { shardOf } from '#main/store/search-schema.ts'
import type { OnKept } from '#main/store/open-projection.ts'
import { SearchWriter, type TextBatch } from '#main/store/search-writer.ts'
import { nextLines } from './archived-lines.ts'
import { providerOf } from './providers/index.ts'
import { readDocs } from './read-docs.ts'

/** Archived bytes whose words cannot be found yet. */
export interface TextBacklog {
  readonly files: number
  readonly bytes: number
}

/** Nothing is behind. */
export const noBacklog: TextBacklog = { files: 0, bytes: 0 }

interface Behind {
  readonly file: SourceFile
  readonly generation: Pick<Generation, 'id' | 'cursor' | 'modifiedAt'>
  readonly from: number
}

/** Archived bytes whose words share one commit. */
const commitBytes = 2 * 1024 * 1024
const commitFiles = 100

/** Lets messages to this thread be heard between two pieces of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Keeps one part of the full text behind the library: newest files first, and always complete
 * lines. Whatever ends it, the next one goes on where the last commit was.
 */
export class TextShard {
  private readonly library: LibraryReader
  private readonly shard: number
  private readonly search: SearchWriter
  private readonly onBacklog: (backlog: TextBacklog) => void
  private batches: TextBatch[] = []
  private batchedBytes = 0
  private left: TextBacklog = noBacklog

  constructor(
    dataDir: string,
    library: LibraryReader,
    shard: number,
    onBacklog: (backlog: TextBacklog) => void,
    onKept?: OnKept,
  ) {
    this.library = library
    this.shard = shard
    this.search = SearchWriter.open(dataDir, shard, library.identity(), onKept)
    this.onBacklog = onBacklog
  }

  /** Takes in what these files, or all of them, have more than the full text. */
  async catchUp(fileIds: readonly number[] | null, signal: AbortSignal): Promise<void> {
    const behind = fileIds ? this.behindOf(fileIds) : this.behind()
    const bytes = behind.reduce((sum, { generation, from }) => sum + generation.cursor - from, 0)
    this.tell({ files: behind.length, bytes })
    for (const one of behind) {
      await this.readFile(one, signal)
      if (signal.aborted) return
      if (this.batches.length >= commitFiles) this.commit()
    }
    this.commit()
    this.tell(noBacklog)
    if (fileIds === null && behind.length > 0) this.search.settle()
  }

  /** Forgets every word, so that the next look takes all of them in anew. */
  clear(): void {
    this.search.clear()
  }

  close(): void {
    this.search.close()
  }

  private tell(left: TextBacklog): void {
    this.left = left
    this.onBacklog(left)
  }

  private async readFile({ file, generation, from }: Behind, signal: AbortSignal): Promise<void> {
    const provider = providerOf(file.provider)
    for (let start = from; start < generation.cursor && !signal.aborted; ) {
      const bytes = nextLines(this.library, generation, start)
      const end = start + bytes.length
      const docs = readDocs(provider, bytes, start, generation.modifiedAt)
      this.batches.push({ fileId: file.id, generationId: generation.id, start, end, docs })
      this.batchedBytes += bytes.length
      if (this.batchedBytes >= commitBytes) this.commit()
      start = end
      await breathe()
    }
  }

  private commit(): void {
    if (this.batches.length === 0) return
    this.search.apply(this.batches)
    const { files, bytes } = this.left
    const done = this.batches.length
    this.tell({ files: Math.max(0, files - done), bytes: Math.max(0, bytes - this.batchedBytes) })
    this.batches = []
    this.batchedBytes = 0
  }

  private behind(): Behind[] {
    const newest = this.library.newestGenerations()
    const reached = this.search.files()
    return this.library
      .files()
      .flatMap((file) => {
        const generation = newest.get(file.id)
        return generation ? this.restOf(file, generation, reached.get(file.id) ?? null) : []
      })
      .sort((a, b) => b.generation.modifiedAt - a.generation.modifiedAt)
  }

  private behindOf(fileIds: readonly number[]): Behind[] {
    return fileIds.flatMap((id) => {
      const file = this.library.fileOf(id)
      const generation = this.library.generation(id)
      return file && generation ? this.restOf(file, generation, this.search.file(id)) : []
    })
  }

  private restOf(
    file: SourceFile,
    generation: Generation,
    reached: { readonly generationId: number; readonly indexedBytes: number } | null,
  ): Behind[] {
    if (shardOf(file.id) !== this.shard) return []
    const from = reached?.generationId === generation.id ? reached.indexedBytes : 0
    return generation.cursor > from ? [{ file, generation, from }] : []
  }
}
