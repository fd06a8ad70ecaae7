import type { KnownRecords } from './file-records.ts'
import type { Statements } from './statements.ts'
import type { PriceCall } from './write-calls.ts'
import type { ResolveProject } from './write-session.ts'

/** What everything that changes the index works with: one of each per writer. */
export interface WriterTools {
  readonly sql: Statements
  /** By which a record that is written again is told. */
  readonly known: KnownRecords
  readonly price: PriceCall
  readonly resolveProject: ResolveProject
}
