import { insightsKind, insightsProjection } from './insights-schema.ts'
import { asStoreError, type Connection } from './open-database.ts'
import { type OnKept, openProjection } from './open-projection.ts'
import { createStatements, type Statements } from './statements.ts'

/** A question with its answers: a stretch of a transcript, and what is counted of it. */
export interface PairRow {
  readonly id: string
  /** Equal for one question that several sessions tell. */
  readonly asked: string
  readonly fileId: number
  readonly fromOffset: number
  /** Excluded; {@link openEnd} while nothing else was asked. */
  readonly toOffset: number
  /** UTC ms of the question. */
  readonly at: number
  readonly model: string | null
  readonly attempts: number
  readonly loops: number
  readonly status: 'resolved' | 'looped' | 'open'
  readonly hasCode: boolean
  readonly tools: readonly string[]
}

/** Behind every record that a transcript can have. */
export const openEnd = Number.MAX_SAFE_INTEGER

/** A tag that the rules gave, and how many messages speak for it. */
export interface AutoTag {
  readonly name: string
  readonly category: string
  readonly evidence: number
}

/** What was made of a session. */
export interface MadeSession {
  readonly sessionId: string
  readonly stamp: string
  readonly state: string
  /** From this place on pairs are new; null: all of them are. */
  readonly pairsFrom: { readonly fileId: number; readonly offset: number } | null
  readonly pairs: readonly PairRow[]
  readonly tags: readonly AutoTag[]
}

const insertPair = `
  insert or replace into qa_pair (id, session_id, asked, file_id, from_offset, to_offset, at, model,
    num_attempts, loop_count, status, has_code, tools)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Of one question that several sessions tell, the telling with most answers is shown. */
const showOne = `
  update qa_pair set is_shown = id = (select id from qa_pair where asked = @asked
    order by num_attempts desc, loop_count desc, session_id limit 1)
  where asked = @asked`

/** The one writer of what is made of sessions. */
export class InsightsWriter {
  private readonly db: Connection
  private readonly sql: Statements

  private constructor(db: Connection) {
    this.db = db
    this.sql = createStatements(db)
  }

  /** Opens the insights of a library; see {@link openProjection}. */
  static open(dataDir: string, libraryId: string, onKept?: OnKept): InsightsWriter {
    return new InsightsWriter(openProjection(dataDir, insightsProjection, libraryId, onKept))
  }

  /** What every session's rows were made from. */
  stamps(): Map<string, string> {
    const rows = this.sql.all<{ id: string; stamp: string }>(
      'select session_id as id, stamp from session_insight',
    )
    return new Map(rows.map(({ id, stamp }) => [id, stamp]))
  }

  /** What whoever goes on with a session must know; null for one that was never looked at. */
  stateOf(sessionId: string): string | null {
    const row = this.sql.get<{ state: string }>(
      'select state from session_insight where session_id = ?',
      sessionId,
    )
    return row?.state ?? null
  }

  /** Takes in what was made of some sessions, all or none of it; answers those it is news for. */
  apply(made: readonly MadeSession[]): string[] {
    const changed: string[] = []
    this.commit(() => {
      for (const one of made) {
        const before = this.lookOf(one)
        this.write(one)
        if (this.lookOf(one) !== before) changed.push(one.sessionId)
      }
    })
    return changed
  }

  /** Forgets sessions that are not there any more. */
  forget(sessionIds: readonly string[]): void {
    this.commit(() => {
      for (const id of sessionIds) {
        this.removePairs(id, null)
        this.sql.run('delete from auto_tag where session_id = ?', id)
        this.sql.run('delete from session_insight where session_id = ?', id)
      }
    })
  }

  /** Forgets everything, so that it can be made anew. */
  clear(): void {
    this.commit(() => {
      this.db.exec('delete from qa_pair; delete from auto_tag; delete from session_insight')
    })
  }

  /** Puts what was written where it stays, while nobody waits. */
  settle(): void {
    this.db.pragma('wal_checkpoint(PASSIVE)')
  }

  close(): void {
    this.db.close()
  }

  private commit(work: () => void): void {
    try {
      this.db.transaction(work).immediate()
    } catch (thrown) {
      throw asStoreError(thrown, insightsKind)
    }
  }

  private write({ sessionId, stamp, state, pairsFrom, pairs, tags }: MadeSession): void {
    const touched = this.removePairs(sessionId, pairsFrom)
    for (const pair of pairs) {
      this.addPair(sessionId, pair)
      touched.add(pair.asked)
    }
    for (const asked of touched) this.sql.run(showOne, { asked })
    this.sql.run('delete from auto_tag where session_id = ?', sessionId)
    for (const { name, category, evidence } of tags) {
      this.sql.run(
        'insert into auto_tag (session_id, name, category, evidence) values (?, ?, ?, ?)',
        ...[sessionId, name, category, evidence],
      )
    }
    this.sql.run(
      'insert or replace into session_insight (session_id, stamp, state, made_at) values (?, ?, ?, ?)',
      ...[sessionId, stamp, state, Date.now()],
    )
  }

  /** What a person would see of what is written. */
  private lookOf({ sessionId, pairsFrom }: MadeSession): string {
    const pairs = this.sql.all(
      `select id, num_attempts, loop_count, status, has_code from qa_pair
       where session_id = ? and (file_id, from_offset) >= (?, ?) order by id`,
      ...[sessionId, pairsFrom?.fileId ?? 0, pairsFrom?.offset ?? 0],
    )
    const tags = this.sql.all('select name from auto_tag where session_id = ?', sessionId)
    return JSON.stringify([pairs, tags])
  }

  private addPair(sessionId: string, pair: PairRow): void {
    const { id, asked, fileId, fromOffset, toOffset, at, model } = pair
    const place = [fileId, fromOffset, toOffset, at, model]
    const counted = [pair.attempts, pair.loops, pair.status, pair.hasCode ? 1 : 0]
    this.sql.run(
      insertPair,
      ...[id, sessionId, asked, ...place, ...counted, JSON.stringify(pair.tools)],
    )
  }

  /** Removes a session's pairs from a place on; answers what they asked. */
  private removePairs(sessionId: string, from: MadeSession['pairsFrom']): Set<string> {
    const rows = this.sql.all<{ id: string; asked: string }>(
      `select id, asked from qa_pair
       where session_id = ? and (file_id, from_offset) >= (?, ?)`,
      ...[sessionId, from?.fileId ?? 0, from?.offset ?? 0],
    )
    for (const { id } of rows) this.sql.run('delete from qa_pair where id = ?', id)
    for (const { asked } of rows) this.sql.run(showOne, { asked })
    return new Set(rows.map(({ asked }) => asked))
  }
}
