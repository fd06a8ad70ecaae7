import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useNotice } from '#renderer/client/use-notices.ts'

/** Forgets everything of the store that answered before; its projects and sessions are not here. */
export const useStoreSwitch = (): void => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  useNotice('store.switched', async ({ isSample }) => {
    client.removeQueries({ type: 'inactive' })
    // Away first: what this screen shows may not exist in the other store.
    const to = !isSample && pathname === '/settings' ? '/settings' : '/'
    await navigate({ to, search: {} })
    await client.resetQueries()
  })
}
