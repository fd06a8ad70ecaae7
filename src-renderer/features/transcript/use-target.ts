import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'

/** What of an address says where in a session to stand. */
interface ReaderPlace {
  readonly seq: number | undefined
  readonly message: undefined
  readonly agent?: string | undefined
}

/**
 * Puts another place into the address of the session that is open, in place of the one there. Where
 * a person has left it meanwhile, though it is still drawn, nothing happens: they are not called back.
 */
const useOwnAddress = () => {
  const { history } = useRouter()
  const navigate = useNavigate({ from: '/sessions/$id' })
  return async (change: ReaderPlace): Promise<void> => {
    if (!/^\/sessions\/[^/]+$/.test(history.location.pathname)) return
    await navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
}

/** Goes to a record of this transcript by way of the address, as every place in it is reached. */
export const useGoTo = () => {
  const { seq: target } = useSearch({ from: '/sessions/$id' })
  const put = useOwnAddress()
  return async (seq: number | undefined): Promise<void> => {
    if (seq === undefined) return
    const to = (place: number | undefined) => put({ seq: place, message: undefined })
    // The same place twice is a new address only if it was left in between.
    if (seq === target) await to(undefined)
    await to(seq)
  }
}

/** A link names a message by its uuid; where it stands is found out, then the address says that. */
export const useLinkedMessage = (id: string) => {
  const { message } = useSearch({ from: '/sessions/$id' })
  const put = useOwnAddress()
  const query = useOperation(
    'transcript.locate',
    { id, uuid: message ?? '-' },
    { isEnabled: message !== undefined },
  )
  const settle = useEffectEvent((agent: string | null, seq: number) =>
    put({ message: undefined, agent: agent ?? undefined, seq }),
  )
  const found = message === undefined ? undefined : query.data
  useEffect(() => {
    if (found) void settle(found.agentId, found.seq)
  }, [found])
  return message !== undefined && query.error ? query.error.message : null
}
