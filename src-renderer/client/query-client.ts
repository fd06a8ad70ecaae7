import { QueryClient } from '@tanstack/react-query'
import { AppError } from '#schema/errors.ts'

/**
 * Whether a call is worth repeating: only a worker or a server that starts becomes ready by
 * itself. A refusal stays one, and a call over a limit only counts towards it again.
 */
export const isWorthRetry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof AppError && error.code === 'unavailable'

/** Answers are fresh until a notice says otherwise; nothing polls. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // The server is this machine: whether there is internet does not matter.
        networkMode: 'always',
        retry: isWorthRetry,
        retryDelay: 700,
      },
    },
  })
