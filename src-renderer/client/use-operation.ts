import {
  keepPreviousData,
  queryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import { call } from './call.ts'

/** Name and input identify an answer; notices say when it is old. */
export const operationQuery = <N extends OperationName>(name: N, input: Input<N>) =>
  queryOptions<Output<N>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
  })

/** How long an answer that is not looked at any more is kept, where it is large. */
const fixedMs = 15_000

/**
 * {@link operationQuery} for what never changes once it is written, such as a picture: no notice
 * makes it old, and as it may be large it is let go soon after the last look.
 */
export const fixedQuery = <N extends OperationName>(name: N, input: Input<N>) =>
  queryOptions<Output<N>>({
    ...operationQuery(name, input),
    staleTime: 'static',
    gcTime: fixedMs,
  })

interface Options {
  /** Shows the last answer while one for another input loads. */
  readonly isKept?: boolean
  readonly isEnabled?: boolean
  /** Asked by {@link fixedQuery}. */
  readonly isFixed?: boolean
}

/** The answer of an operation, kept fresh by notices. */
export const useOperation = <N extends OperationName>(
  name: N,
  input: Input<N>,
  { isKept = false, isEnabled = true, isFixed = false }: Options = {},
): UseQueryResult<Output<N>> =>
  useQuery<Output<N>>({
    ...(isFixed ? fixedQuery(name, input) : operationQuery(name, input)),
    enabled: isEnabled,
    ...(isKept ? { placeholderData: keepPreviousData } : {}),
  })
