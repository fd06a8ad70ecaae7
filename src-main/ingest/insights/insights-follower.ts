import { log } from '#main/lib/log.ts'
import { InsightsWriter, type MadeSession } from '#main/store/insights-writer.ts'
import { indexKind } from '#main/store/index-schema.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { type Connection, openForReading } from '#main/store/open-database.ts'
import type { OnKept } from '#main/store/open-projection.ts'
import { noBacklog, type TextBacklog } from '#main/ingest/text-shard.ts'
import { type BehindSession, makeSession } from './make-insights.ts'

const selectSessions = `
  select s.id as row, s.session_id as sessionId, sum(f.indexed_bytes) as bytes,
    group_concat(f.id || ':' || f.generation_id || ':' || f.indexed_bytes || ':' || f.tail_bytes,
      ' ' order by f.id) as stamp
  from session s join file f on f.session_id = s.id
  where f.kind = 'main' and (@files is null
    or s.id in (select w.session_id from file w where w.id in (select value from json_each(@files))))
  group by s.id order by s.last_at desc`

/** Sessions and bytes of them that share one commit. */
const commitSessions = 20
const commitBytes = 8 * 1024 * 1024

/**
 * Keeps what is made of sessions behind the index: newest sessions first, and only those whose
 * transcript has changed. Whatever ends it, the next one goes on where the last commit was.
 */
export class InsightsFollower {
  private readonly dataDir: string
  private readonly library: LibraryReader
  private readonly writer: InsightsWriter
  private readonly onBacklog: (backlog: TextBacklog) => void

  constructor(
    dataDir: string,
    library: LibraryReader,
    onBacklog: (backlog: TextBacklog) => void = () => undefined,
    onKept?: OnKept,
  ) {
    this.dataDir = dataDir
    this.library = library
    this.writer = InsightsWriter.open(dataDir, library.identity(), onKept)
    this.onBacklog = onBacklog
  }

  /** Looks at the sessions of these files, or at all; answers those for which that is news. */
  async catchUp(fileIds: readonly number[] | null, signal: AbortSignal): Promise<string[]> {
    // The index may have been put in another's place since the last look.
    const index = openForReading(this.dataDir, indexKind)
    try {
      return await this.follow(index, fileIds, signal)
    } finally {
      index.close()
    }
  }

  /** Forgets everything, so that the next look makes all of it anew. */
  clear(): void {
    this.writer.clear()
  }

  close(): void {
    this.writer.close()
  }

  private async follow(
    index: Connection,
    fileIds: readonly number[] | null,
    signal: AbortSignal,
  ): Promise<string[]> {
    const sessions = index
      .prepare<[object], BehindSession>(selectSessions)
      .all({ files: fileIds && JSON.stringify(fileIds) })
    const stamps = this.writer.stamps()
    const behind = sessions.filter(({ sessionId, stamp }) => stamps.get(sessionId) !== stamp)
    let left: TextBacklog = { files: behind.length, bytes: sum(behind) }
    const changed: string[] = []
    let batch: MadeSession[] = []
    let bytes = 0
    const commit = (): void => {
      if (batch.length > 0) changed.push(...this.writer.apply(batch))
      left = { files: left.files - batch.length, bytes: Math.max(0, left.bytes - bytes) }
      this.onBacklog(left)
      batch = []
      bytes = 0
    }
    this.onBacklog(left)
    for (const session of behind) {
      const made = await this.make(index, session, signal)
      if (made === null) break
      batch.push(made)
      bytes += session.bytes
      if (batch.length >= commitSessions || bytes >= commitBytes) commit()
    }
    commit()
    if (signal.aborted) return []
    if (fileIds === null) this.sweep(sessions, stamps)
    this.onBacklog(noBacklog)
    return changed
  }

  /** A session that cannot be read hides none of the others, and is tried again when it changes. */
  private async make(
    index: Connection,
    session: BehindSession,
    signal: AbortSignal,
  ): Promise<MadeSession | null> {
    const { library, writer } = this
    try {
      return await makeSession({ index, library, writer }, session, signal)
    } catch (thrown) {
      log.error({ error: String(thrown) }, 'nothing can be made of a session')
      const { sessionId, stamp } = session
      const state = JSON.stringify({ stamp: '' })
      return { sessionId, stamp, state, pairsFrom: null, pairs: [], tags: [] }
    }
  }

  private sweep(sessions: readonly BehindSession[], stamps: ReadonlyMap<string, string>): void {
    const known = new Set(sessions.map(({ sessionId }) => sessionId))
    const gone = [...stamps.keys()].filter((id) => !known.has(id))
    if (gone.length > 0) this.writer.forget(gone)
    this.writer.settle()
  }
}

const sum = (sessions: readonly BehindSession[]): number =>
  sessions.reduce((total, { bytes }) => total + bytes, 0)
