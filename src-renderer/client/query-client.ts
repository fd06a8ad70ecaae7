import { QueryCache, QueryClient } from '@tanstack/react-query'
import { AppError } from '#schema/errors.ts'
import { refuse } from './access.ts'

/** Failures that pass by themselves: a worker that restarts, a server that starts. */
const isPassing = (error: Error): boolean =>
  error instanceof AppError && (error.code === 'unavailable' || error.code === 'rate_limited')

/** Answers are fresh until a notice says otherwise; nothing polls. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof AppError && error.code === 'unauthorized')
          refuse('This browser was not let in yet.')
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // The server is this machine: whether there is internet does not matter.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: 700,
      },
    },
  })
