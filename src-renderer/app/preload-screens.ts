/** Fetches the code of the other screens once the first has time, so that opening one never waits. */
export const preloadScreens = (): void => {
  const fetchAll = () => {
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
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchAll, { timeout: 3000 })
  else setTimeout(fetchAll, 1000)
}
