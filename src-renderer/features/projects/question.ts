import type { UseQueryResult } from '@tanstack/react-query'
import type { Input, Output } from '#schema/operations.ts'

/** What is asked of one project. */
export type Question = Input<'projects.detail'>

/** The answer that several cards are made of. */
export type DetailQuery = UseQueryResult<Output<'projects.detail'>>

/** What a card made of that answer is given. */
export interface DetailProps {
  readonly query: DetailQuery
  readonly question: Question
}

/** What every card of a project says where no call passes. */
export const noCalls = {
  title: 'No model calls in this period.',
  text: 'Choose a longer period, or clear the filters with Esc.',
} as const
