import { useNavigate } from '@tanstack/react-router'
import { keepFilter } from '#renderer/client/filter.ts'
import { call } from '#renderer/client/call.ts'

/** Goes to the session that was active before or after this one. */
export const useBeside = (id: string): ((which: 'newer' | 'older') => void) => {
  const navigate = useNavigate()
  return (which) => {
    call('sessions.beside', { id })
      .then(({ [which]: next }) => {
        if (next === null) return
        void navigate({ to: '/sessions/$id', params: { id: next }, search: keepFilter })
      })
      // What is on the screen stays; the bar above says what is wrong with the engine.
      .catch(() => undefined)
  }
}
