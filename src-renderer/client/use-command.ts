import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { Input, NamesOfKind, Output } from '#schema/operations.ts'
import { call } from './call.ts'

/** A command to run, and how its last run went. */
export const useCommand = <N extends NamesOfKind<'command'>>(
  name: N,
): UseMutationResult<Output<N>, Error, Input<N>> =>
  useMutation<Output<N>, Error, Input<N>>({
    mutationFn: (input) => call(name, input),
    // The server is this machine: whether there is internet does not matter.
    networkMode: 'always',
  })
