import { admit, refuse } from './access.ts'

/** The one-time code in the fragment, `#code=…`; a fragment never reaches a server or its log. */
export const codeInFragment = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, '')).get('code')

/** Trades the code of the printed link for a cookie, and takes it out of the address. */
export const logIn = async (): Promise<void> => {
  const code = codeInFragment(window.location.hash)
  if (code === null) return
  const { pathname, search } = window.location
  window.history.replaceState(window.history.state, '', pathname + search)
  try {
    const answer = await fetch('/api/app/login', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    if (answer.ok || (await hasCookie())) admit()
    else if (answer.status === tooMany)
      refuse('Too many links were tried; wait a minute and open the newest one.')
    else refuse('This link was already used or is from an earlier start.')
  } catch {
    // Not reachable: the first call says so where it can be retried.
  }
}

const tooMany = 429

/** A used link opened again in the same browser is no reason to turn a person away. */
const hasCookie = async (): Promise<boolean> =>
  (await fetch('/api/app/status', { credentials: 'same-origin' })).ok

/** A link opened in a tab that shows Rearview already changes the fragment alone. */
export const watchLinks = (): void =>
  window.addEventListener('hashchange', () => {
    void logIn()
  })
