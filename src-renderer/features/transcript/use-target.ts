import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'

/** Goes to a record of this transcript by way of the address, as every place in it is reached. */
export const useGoTo = () => {
  const { seq: target } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  return async (seq: number | undefined): Promise<void> => {
    if (seq === undefined) return
    const to = (place: number | undefined) =>
      navigate({
        search: (before) => ({ ...before, seq: place, message: undefined }),
        replace: true,
      })
    // The same place twice is a new address only if it was left in between.
    if (seq === target) await to(undefined)
    await to(seq)
  }
}

/** A link names a message by its uuid; where it stands is found out, then the address says that. */
export const useLinkedMessage = (id: string) => {
  const { message } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  const query = useOperation(
    'transcript.locate',
    { id, uuid: message ?? '-' },
    { isEnabled: message !== undefined },
  )
  const settle = useEffectEvent((agent: string | null, seq: number) =>
    navigate({
      search: (before) => ({ ...before, message: undefined, agent: agent ?? undefined, seq }),
      replace: true,
    }),
  )
  const found = message === undefined ? undefined : query.data
  useEffect(() => {
    if (found) void settle(found.agentId, found.seq)
  }, [found])
  return message !== undefined && query.error ? query.error.message : null
}
