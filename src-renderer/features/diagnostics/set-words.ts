import type { LeftOutReason } from '#schema/audit.ts'
import type { DiagnosticSet } from '#schema/diagnostics.ts'

/** What a set is called, why it is as it is, and what its last column holds. */
export interface SetWords {
  readonly title: string
  readonly why: string
  /** Head of the column that says what a row is. */
  readonly what: string
}

/** Every set of rows in words. */
export const setWords: Readonly<Record<DiagnosticSet, SetWords>> = {
  duplicate: {
    title: 'Further records of a counted call',
    why: 'An answer is written as several records, and forks and resumed sessions copy them; each call counts once.',
    what: 'Model',
  },
  replayed: {
    title: 'Records that were written again',
    why: 'Compactions and copies of a session write records a second time; their first writing is kept.',
    what: 'Reason',
  },
  mirrored: {
    title: 'Mirrored in progress records',
    why: 'A main transcript repeats what its subagents were answered; their own transcripts count.',
    what: 'Model',
  },
  synthetic: {
    title: 'Stand-ins for an answer',
    why: 'Claude Code wrote them itself, mostly in place of an error; no model was called.',
    what: 'Reason',
  },
  unparsable: {
    title: 'Lines that could not be read',
    why: 'They are no JSON object, most often because a program was ended while it wrote. They are kept in the library.',
    what: 'Reason',
  },
  tooLong: {
    title: 'Lines that are too long',
    why: 'Lines of more than 64 MB are kept in the library, but not read.',
    what: 'Reason',
  },
  drift: {
    title: 'Records without a name',
    why: 'This version does not know their kind. They are kept, counted and shown with their JSON.',
    what: 'Kind',
  },
  unfinalised: {
    title: 'Answers without an end',
    why: 'The record that ends them never came, so what they cost is a lower bound.',
    what: 'Model',
  },
  unpriced: {
    title: 'Calls without a price',
    why: 'The price book does not know their model. They are unpriced, never $0.',
    what: 'Model',
  },
  files: {
    title: 'Transcript files',
    why: 'Every file that was ever read, those deleted at their source included.',
    what: 'Kind',
  },
}

/** Why something is not in the totals, in the order in which it is told. */
export const reasonOrder: readonly LeftOutReason[] = [
  'duplicate',
  'replayed',
  'mirrored',
  'synthetic',
  'unparsable',
  'tooLong',
]
