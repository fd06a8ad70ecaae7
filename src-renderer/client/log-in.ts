import { refuse } from './access.ts'

/** The one-time code in the fragment, `#code=…`; a fragment never reaches a server or its log. */
export const codeInFragment = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, '')).get('code')

/** Trades the code of the printed link for a cookie, and takes it out of the address. */
export const logIn = async (): Promise<void> => {
  const code = codeInFragment(window.location.hash)
  if (code === null) return
  window.history.replaceState(null, '', window.location.pathname + window.location.search)
  try {
    const answer = await fetch('/api/app/login', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    if (answer.ok || (await hasCookie())) return
    refuse('This link was already used or is from an earlier start.')
  } catch {
    // Not reachable: the first call says so where it can be retried.
  }
}

/** A used link opened again in the same browser is no reason to turn a person away. */
const hasCookie = async (): Promise<boolean> =>
  (await fetch('/api/app/status', { credentials: 'same-origin' })).ok
