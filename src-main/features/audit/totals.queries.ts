import { sql } from 'kysely'
import { tooLong } from '#main/ingest/split-lines.ts'
import { type AuditScope, callRecords, leftOutRecords, problemLines } from '#main/store/audit.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionParts } from '#main/store/session-parts.ts'
import { filteredUsage, noUsage, resolveFilter, toUsage, usageSums } from '#main/store/usage.ts'
import type { AuditPart, LeftOut, LeftOutReason } from '#schema/audit.ts'
import type { Output, Parsed } from '#schema/operations.ts'

/** The scope of a question with its zone and period resolved. */
export const scopeOf = (input: Parsed<'audit.totals'>): AuditScope => ({
  ...resolveFilter(input),
  session: input.session ?? null,
})

const records = sql<number>`count(*)`.as('records')

/** Whole sessions are summed once and kept; a period, a model or one session is looked at anew. */
const countCallParts = async (index: IndexReader, scope: AuditScope) => {
  const { from, to, model, session } = scope
  if (from !== null || to !== null || model.length > 0 || session !== null)
    return await callRecords(index, scope)
      .select(['r.part', records, sql<number>`sum(r.byte_length)`.as('bytes')])
      .groupBy('r.part')
      .execute()
  const byPart = Map.groupBy(await sessionParts(index, scope), ({ part }) => part)
  return [...byPart].map(([part, sums]) => ({
    part,
    records: sums.reduce((all, sum) => all + sum.records, 0),
    bytes: sums.reduce((all, sum) => all + sum.bytes, 0),
  }))
}

/** Records by part, with their bytes where these are known. */
export const countParts = async (
  index: IndexReader,
  scope: AuditScope,
): Promise<ReadonlyMap<AuditPart, LeftOut>> => {
  const calls = await countCallParts(index, scope)
  const left = await leftOutRecords(index, scope)
    .select(['l.reason as part', records, sql<number>`sum(l.byte_length)`.as('bytes')])
    .groupBy('l.reason')
    .execute()
  const unread = await problemLines(index, scope)
    .select(['b.reason', records])
    .groupBy('b.reason')
    .execute()
  const parts = new Map<AuditPart, LeftOut>()
  for (const { part, ...sums } of [...calls, ...left]) parts.set(part, sums)
  for (const { reason, records: lines } of unread) {
    const part: LeftOutReason = reason === tooLong ? 'tooLong' : 'unparsable'
    parts.set(part, { records: lines + (parts.get(part)?.records ?? 0), bytes: null })
  }
  return parts
}

const usageOf = (index: IndexReader, scope: AuditScope) =>
  filteredUsage(index, scope).$if(scope.session !== null, (query) =>
    query.where('s.session_id', '=', scope.session ?? ''),
  )

const unpricedModels = (index: IndexReader, scope: AuditScope) =>
  usageOf(index, scope)
    .select([
      'r.model',
      sql<number>`sum(r.unpriced)`.as('calls'),
      sql<number>`sum(r.input + r.output + r.cache_write_5m + r.cache_write_1h + r.cache_read)`.as(
        'tokens',
      ),
    ])
    .where('r.unpriced', '>', 0)
    .groupBy('r.model')
    .orderBy('tokens', 'desc')
    .execute()

const none: LeftOut = { records: 0, bytes: 0 }

/** A total, how much was left out of it for which reason, and what has no price. */
export const auditTotals = async (
  index: IndexReader,
  input: Parsed<'audit.totals'>,
): Promise<Output<'audit.totals'>> => {
  const scope = scopeOf(input)
  const sums = await usageOf(index, scope).select(usageSums).executeTakeFirst()
  const parts = await countParts(index, scope)
  const of = (reason: LeftOutReason): LeftOut => parts.get(reason) ?? none
  return {
    totals: toUsage(sums ?? noUsage),
    leftOut: {
      duplicate: of('duplicate'),
      replayed: of('replayed'),
      synthetic: of('synthetic'),
      unparsable: of('unparsable'),
      tooLong: of('tooLong'),
      mirrored: of('mirrored'),
    },
    unpriced: await unpricedModels(index, scope),
  }
}
