import { insightsKind } from './insights-schema.ts'
import { type OnDamaged, ProjectionReader } from './projection-reader.ts'

/** A question with its answers, by its row. */
export interface FoundPair {
  readonly id: string
  readonly sessionId: string
  readonly fileId: number
  readonly fromOffset: number
  readonly toOffset: number
  /** UTC ms. */
  readonly at: number
  readonly model: string | null
  readonly attempts: number
  readonly loops: number
  readonly status: 'resolved' | 'looped' | 'open'
  readonly hasCode: number
  /** A JSON list. */
  readonly tools: string
}

/** Which pairs are meant; null: whichever. */
export interface PairQuestion {
  readonly sessionIds: readonly string[] | null
  readonly ids: readonly string[] | null
  /** UTC ms, `to` excluded. */
  readonly from: number | null
  readonly to: number | null
  readonly statuses: readonly string[] | null
  readonly models: readonly string[] | null
  readonly hasCode: boolean | null
}

/** Of a session and a tag that the rules gave it. */
export interface FoundTag {
  readonly sessionId: string
  readonly name: string
  readonly evidence: number
}

const columns = `q.id, q.session_id as sessionId, q.file_id as fileId, q.from_offset as fromOffset,
  q.to_offset as toOffset, q.at, q.model, q.num_attempts as attempts, q.loop_count as loops,
  q.status, q.has_code as hasCode, q.tools`

const passing = `from qa_pair q where is_shown = 1
  and (@sessions is null or session_id in (select value from json_each(@sessions)))
  and (@ids is null or id in (select value from json_each(@ids)))
  and (@from is null or at >= @from) and (@to is null or at < @to)
  and (@statuses is null or status in (select value from json_each(@statuses)))
  and (@models is null or model in (select value from json_each(@models)))
  and (@code is null or has_code = @code)`

const parametersOf = ({ sessionIds, ids, from, to, statuses, models, hasCode }: PairQuestion) => ({
  sessions: sessionIds && JSON.stringify(sessionIds),
  ids: ids && JSON.stringify(ids),
  from,
  to,
  statuses: statuses && JSON.stringify(statuses),
  models: models && JSON.stringify(models),
  code: hasCode === null ? null : Number(hasCode),
})

/**
 * Reads what is made of sessions; where nothing is made yet there is nothing. Whatever is asked
 * throws in words where the file cannot be used: see {@link ProjectionReader}.
 */
export class InsightFinder {
  private readonly reader: ProjectionReader

  constructor(dataDir: string, onDamaged?: OnDamaged) {
    this.reader = new ProjectionReader(dataDir, insightsKind, onDamaged)
  }

  /** Throws in words where nothing could be answered. */
  check(): void {
    this.reader.ask((db) => db.prepare('select 1 from session_insight limit 1').get())
  }

  /** Pairs that pass, newest first. */
  pairs(question: PairQuestion, offset: number, limit: number): FoundPair[] {
    return this.all<FoundPair>(
      `select ${columns} ${passing} order by at desc, id limit @limit offset @offset`,
      { ...parametersOf(question), limit, offset },
    )
  }

  /** How many pairs pass. */
  countPairs(question: PairQuestion): number {
    const [row] = this.all<{ count: number }>(
      `select count(*) as count ${passing}`,
      parametersOf(question),
    )
    return row?.count ?? 0
  }

  /** A pair by its id, be it one that another session tells better; null where there is none. */
  pair(id: string): FoundPair | null {
    const [row] = this.all<FoundPair>(`select ${columns} from qa_pair q where id = @id`, { id })
    return row ?? null
  }

  /** Pairs of each session that has some. */
  pairCounts(): { readonly sessionId: string; readonly count: number }[] {
    return this.all(
      `select session_id as sessionId, count(*) as count from qa_pair where is_shown = 1
       group by session_id`,
    )
  }

  /** Where every pair stands, in the order of the transcripts. */
  places(): Pick<FoundPair, 'id' | 'fileId' | 'fromOffset' | 'toOffset'>[] {
    return this.all(
      `select id, file_id as fileId, from_offset as fromOffset, to_offset as toOffset
       from qa_pair where is_shown = 1 order by file_id, from_offset`,
    )
  }

  /** Tags that the rules gave, of one session or of all. */
  autoTags(sessionId: string | null = null): FoundTag[] {
    return this.all<FoundTag>(
      `select session_id as sessionId, name, evidence from auto_tag
       where @session is null or session_id = @session`,
      { session: sessionId },
    )
  }

  /** Sessions that were looked at. */
  countSessions(): number {
    return (
      this.all<{ count: number }>('select count(*) as count from session_insight')[0]?.count ?? 0
    )
  }

  close(): void {
    this.reader.close()
  }

  private all<Row>(sql: string, parameters: object = {}): Row[] {
    return this.reader.ask((db) => db.prepare<[object], Row>(sql).all(parameters)) ?? []
  }
}
