import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import type { Health } from '#schema/app.ts'

/** Whether the index answers, and how quickly. */
export const checkDatabase = async (
  index: IndexReader,
): Promise<Health['components']['database']> => {
  const before = performance.now()
  try {
    await index.selectFrom('session').select('id').limit(1).execute()
    return { status: 'up', latency: performance.now() - before }
  } catch {
    // What exactly is wrong is for the log of the person at this machine: anybody may ask this.
    return { status: 'down', error: 'The store does not answer.' }
  }
}

const zeroOr = (sum: number | null | undefined): number => sum ?? 0

/** What the store holds, for the frame and for the report of a pass. */
export const countStore = async (index: IndexReader) => {
  const sessions = await index
    .selectFrom('session')
    .select([sql<number>`sum(has_main)`.as('sessions'), sql<number>`sum(messages)`.as('messages')])
    .executeTakeFirst()
  const calls = await index
    .selectFrom('rollup')
    .select(sql<number>`sum(calls)`.as('calls'))
    .executeTakeFirst()
  const problems = await index
    .selectFrom('file')
    .select(sql<number>`sum(problems)`.as('problems'))
    .executeTakeFirst()
  return {
    sessions: zeroOr(sessions?.sessions),
    messages: zeroOr(sessions?.messages),
    calls: zeroOr(calls?.calls),
    problems: zeroOr(problems?.problems),
  }
}

/** Kinds of records without a name, most frequent first. */
export const unknownRecords = (index: IndexReader) =>
  index
    .selectFrom('unknown_record')
    .select(['kind', sql<number>`sum(records)`.as('count')])
    .groupBy('kind')
    .orderBy('count', 'desc')
    .limit(100)
    .execute()
