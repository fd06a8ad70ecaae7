import { CSPProvider } from '@base-ui/react/csp-provider'
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isRefused, onAccess, useRefusal } from '#renderer/client/access.ts'
import { readAgain } from '#renderer/client/read-again.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { LinkNeeded } from './link-needed.tsx'
import { router } from './router.tsx'

/** What was shown before a refusal may be of another run of the server. */
const readIfAllowed = (client: QueryClient) => {
  if (!isRefused()) void readAgain(client)
}

const Screens = () => {
  const refusal = useRefusal()
  const client = useQueryClient()
  useEffect(() => onAccess(() => readIfAllowed(client)), [client])
  return refusal === null ? (
    <RouterProvider router={router} context={{ client }} />
  ) : (
    <LinkNeeded reason={refusal} />
  )
}

/** The whole window. The page's policy allows no style elements, so components may add none. */
export const App = ({ client }: { readonly client: QueryClient }) => (
  <CSPProvider disableStyleElements>
    <QueryClientProvider client={client}>
      <CardBoundary>
        <Screens />
      </CardBoundary>
    </QueryClientProvider>
  </CSPProvider>
)
