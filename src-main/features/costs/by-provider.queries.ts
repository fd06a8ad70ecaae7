import { sql } from 'kysely'
import { currencyBlock } from '#main/pricing/currency.ts'
import { documentPeriod, periodFilter } from '#main/analysis/document-period.ts'
import { documentProvider } from '#main/analysis/document-provider.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { passingSessions } from '#main/store/passing-sessions.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { ResolvedFilter } from '#main/store/usage.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { moneyIn } from '#main/analysis/document-shapes.ts'

interface ProviderSums {
  readonly cost: number
  readonly messages: number
  readonly sessions: number
}

const noSums: ProviderSums = { cost: 0, messages: 0, sessions: 0 }

/** Records of sessions that reach out of a window, by provider: only those are counted one by one. */
const messagesWithin = (
  index: IndexReader,
  sessions: readonly number[],
  from: number,
  to: number,
) =>
  index
    .selectFrom('message as m')
    .select('m.session_id as row')
    .select(sql<number>`count(*)`.as('messages'))
    .where('m.session_id', 'in', sessions)
    .where('m.at', '>=', from)
    .where('m.at', '<', to)
    .groupBy('m.session_id')
    .execute()

const countMessages = async (
  index: IndexReader,
  sessions: readonly { row: number; messages: number; first: number | null; last: number | null }[],
  { from, to }: ResolvedFilter,
): Promise<Map<number, number>> => {
  const begin = from ?? 0
  const end = to ?? Number.MAX_SAFE_INTEGER
  const reaches = sessions.filter(
    ({ first, last }) => (first ?? begin) < begin || (last ?? begin) >= end,
  )
  const counted = await messagesWithin(
    index,
    reaches.map(({ row }) => row),
    begin,
    end,
  )
  return new Map([
    ...sessions.map(({ row, messages }) => [row, messages] as const),
    ...reaches.map(({ row }) => [row, 0] as const),
    ...counted.map(({ row, messages }) => [row, messages] as const),
  ])
}

const sumProviders = async (index: IndexReader, filter: ResolvedFilter) => {
  const sessions = await passingSessions(index, filter)
    .select(['s.id as row', 's.provider', 's.messages', 's.first_at as first', 's.last_at as last'])
    .select(sql<number>`coalesce(u.cost_nano, 0)`.as('cost'))
    .execute()
  const messages = await countMessages(index, sessions, filter)
  const found = new Map<string, ProviderSums>()
  for (const { row, provider, cost } of sessions) {
    const name = documentProvider(provider)
    const known = found.get(name) ?? noSums
    found.set(name, {
      cost: known.cost + cost,
      messages: known.messages + (messages.get(row) ?? 0),
      sessions: known.sessions + 1,
    })
  }
  return found
}

/** Cost, messages and sessions of each provider in a window, over the whole store. */
export const costByProvider = async (
  { index, library }: QueryContext,
  input: Parsed<'costs.byProvider'>,
): Promise<Output<'costs.byProvider'>> => {
  const period = documentPeriod(input.period)
  const wanted = new Set((input.provider ?? []).filter(Boolean).map(documentProvider))
  const currency = currencyBlock(library)
  const sums = await sumProviders(index, periodFilter(library, period))
  const rows = [...sums]
    .filter(([provider]) => wanted.size === 0 || wanted.has(provider))
    .map(([provider, { cost, messages, sessions }]) => ({
      provider,
      cost_usd: moneyIn(currency)(cost),
      message_count: messages,
      session_count: sessions,
    }))
  return { period, rows: rows.sort((a, b) => b.cost_usd - a.cost_usd), currency }
}
