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

interface Options {
  /** Shows the last answer while one for another input loads. */
  readonly isKept?: boolean
  readonly isEnabled?: boolean
}

/** The answer of an operation, kept fresh by notices. */
export const useOperation = <N extends OperationName>(
  name: N,
  input: Input<N>,
  { isKept = false, isEnabled = true }: Options = {},
): UseQueryResult<Output<N>> =>
  useQuery<Output<N>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    enabled: isEnabled,
    ...(isKept ? { placeholderData: keepPreviousData } : {}),
  })
