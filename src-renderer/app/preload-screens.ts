import type { QueryClient } from '@tanstack/react-query'

const fetchAll = (): void => {
  void import('./compare-page.tsx')
  void import('./project-page.tsx')
  void import('./projects-page.tsx')
  void import('./session-page.tsx')
  void import('./sessions-page.tsx')
  void import('./costs-page.tsx')
  void import('./trends-page.tsx')
  void import('./search-page.tsx')
  void import('./qa-page.tsx')
  void import('./bookmarks-page.tsx')
  void import('./settings-page.tsx')
}

const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 3000 })
  else setTimeout(work, 1000)
}

/** The first screen may never have all its answers. */
const longestMs = 5000

/**
 * Fetches the code of the other screens, so that opening one never waits. Not before the first has
 * its answers: a page that waits for them is idle too, but who makes them is not.
 */
export const preloadScreens = (client: QueryClient): void => {
  const begin = (): void => {
    leave()
    clearTimeout(timer)
    whenIdle(fetchAll)
  }
  const leave = client.getQueryCache().subscribe((event) => {
    const isAnswer = event.type === 'updated' && ['success', 'error'].includes(event.action.type)
    if (isAnswer && client.isFetching() === 0) begin()
  })
  const timer = setTimeout(begin, longestMs)
}
