import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isRefused, onAccess, useRefusal } from '#renderer/client/access.ts'
import { createQueryClient } from '#renderer/client/query-client.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { LinkNeeded } from './link-needed.tsx'
import { router } from './router.tsx'

const queryClient = createQueryClient()

/** What was shown before a refusal may be of another run of the server. */
const readAgain = () => {
  if (!isRefused()) void queryClient.invalidateQueries()
}

const Screens = () => {
  const refusal = useRefusal()
  useEffect(() => onAccess(readAgain), [])
  return refusal === null ? <RouterProvider router={router} /> : <LinkNeeded reason={refusal} />
}

/** The whole window. The page's policy allows no style elements, so components may add none. */
export const App = () => (
  <CSPProvider disableStyleElements>
    <QueryClientProvider client={queryClient}>
      <CardBoundary>
        <Screens />
      </CardBoundary>
    </QueryClientProvider>
  </CSPProvider>
)
