import { quarterOf } from '#main/store/write-rollup.ts'
import { errorsOf, type SessionError } from './error-cost.ts'
import type { FilteredFacts } from './filtered-facts.ts'

/** Errors that a filter lets pass: by the answer that followed each, else by what was asked. */
export const passingErrors = ({ sessions, facts, passes }: FilteredFacts): SessionError[] =>
  errorsOf(sessions, facts).filter(({ at, retry, command }) =>
    passes({
      quarter: quarterOf(retry?.at ?? at ?? command.startAt ?? 0),
      model: retry?.model ?? command.model ?? '',
    }),
  )
