import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { type IngestOptions, IngestService } from '#main/ingest/ingest-service.ts'
import { TextShard } from '#main/ingest/text-shard.ts'
import { indexKind } from '#main/store/index-schema.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { openForReading } from '#main/store/open-database.ts'
import { openReadStore } from '#main/store/read-store.ts'
import { shardCount } from '#main/store/search-schema.ts'
import { filteredUsage, noUsage, resolveFilter, toUsage, usageSums } from '#main/store/usage.ts'
import type { UsageTotals } from '#schema/usage.ts'

/** The real thing that fills a store, closed when the test ends. */
export const openIngest = async (
  home: string,
  dataDir: string,
  options: Pick<IngestOptions, 'preparer'> = {},
): Promise<IngestService> => {
  const service = await IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress: () => undefined,
    onChange: () => undefined,
    onReplaced: () => undefined,
    onRoots: () => undefined,
    ...options,
  })
  onTestFinished(() => service.close())
  return service
}

/** Brings the full text of a store up to date as its threads do. */
export const followTexts = async (dataDir: string): Promise<void> => {
  const library = LibraryReader.open(dataDir)
  for (let shard = 0; shard < shardCount; shard += 1) {
    const text = new TextShard(dataDir, library, shard, () => undefined)
    await text.catchUp(null, new AbortController().signal)
    text.close()
  }
  library.close()
}

/** Totals over everything in a store. */
export const totalsOf = async (dataDir: string): Promise<UsageTotals> => {
  const store = openReadStore(dataDir)
  try {
    const sums = await filteredUsage(store.index, resolveFilter({}))
      .select(usageSums)
      .executeTakeFirst()
    return toUsage(sums ?? noUsage)
  } finally {
    await store.close()
  }
}

/** The session that owns each call, by the key of the call. */
export const ownersOf = async (dataDir: string): Promise<Record<string, string>> => {
  const store = openReadStore(dataDir)
  const rows = await store.index
    .selectFrom('call as c')
    .innerJoin('session as s', 's.id', 'c.session_id')
    .select(['c.key', 's.session_id'])
    .execute()
  await store.close()
  return Object.fromEntries(rows.map((row) => [row.key, row.session_id]))
}

/** What the index says, free of row ids, one list of rows for each of these. */
const contentQueries = {
  messages: `select s.session_id, f.path, m.agent_id, m.seq, m.byte_offset, m.byte_length, m.kind,
       m.holds, m.record_type, m.at, m.uuid, m.prompt, c.key
     from message m join session s on s.id = m.session_id join file f on f.id = m.file_id
     left join call c on c.id = m.call_id order by f.path, m.seq`,
  calls: `select c.key, s.session_id, c.subagent, c.model, c.at, c.input, c.output,
       c.cache_write_5m, c.cache_write_1h, c.cache_read, c.web_searches, c.cost_nano, c.finalised,
       c.records
     from call c join session s on s.id = c.session_id order by c.key`,
  sums: `select s.session_id, r.quarter, r.model, r.subagent, r.calls, r.input, r.output, r.cost_nano,
       r.cache_write_5m, r.cache_write_1h, r.cache_read, r.unpriced, r.unfinalised
     from rollup r join session s on s.id = r.session_id order by 1, 2, 3, 4`,
  sessions: `select s.session_id, s.messages, s.prompts, s.tool_calls, s.tool_errors, s.first_at,
       s.last_at, s.title_custom, s.title_agent, s.title_prompt, s.cwd, p.key
     from session s join project p on p.id = s.project_id order by 1`,
  tools: `select f.path, t.tool_use_id, t.name, t.used_at, t.answered_at, t.is_error, t.agent_id,
       t.prompt_head, u.seq, r.seq from tool_call t join file f on f.id = t.file_id
     left join message u on u.id = t.use_message_id
     left join message r on r.id = t.result_message_id order by 1, 2`,
  files: 'select f.path, f.lines + f.pending_line, f.problems from file f order by 1',
  problems: `select f.path, p.byte_offset, p.reason from problem p join file f on f.id = p.file_id
     order by 1, 2`,
  unknown: `select f.path, u.kind, u.records from unknown_record u join file f on f.id = u.file_id
     order by 1, 2`,
} as const

/** Rows of the index as JSON, free of row ids, by what they tell of. */
export type Content = Readonly<Record<keyof typeof contentQueries, readonly string[]>>

/** What the index says; paths are told relative to the home, where one is given. */
export const contentOf = (dataDir: string, home?: string): Content => {
  const db = openForReading(dataDir, indexKind)
  const textOf = (row: unknown): string => {
    const text = JSON.stringify(row)
    return home ? text.replaceAll(home, '~') : text
  }
  try {
    const entries = Object.entries(contentQueries).map(([name, query]) => [
      name,
      db.prepare(query).raw().all().map(textOf),
    ])
    return Object.fromEntries(entries)
  } finally {
    db.close()
  }
}

/** By this two stores of the same transcripts are equal. */
export const contentHash = (dataDir: string): string =>
  createHash('sha256')
    .update(JSON.stringify(contentOf(dataDir)))
    .digest('hex')
