import { AppError } from '#schema/errors.ts'

const patienceMs = 15_000
/** The largest table that is read is a few megabytes. */
const mostBytes = 20_000_000

const textOf = async (response: Response): Promise<string> => {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    bytes += piece.length
    if (bytes > mostBytes) throw new Error('the answer is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** What `fetch` says of a network is "fetch failed"; why is in its cause. */
const reasonOf = (thrown: unknown): string => {
  const { message, cause } = thrown as { message?: string; cause?: { message?: string } }
  return cause?.message || message || 'nothing is known of why'
}

/**
 * Asks an address for JSON, sending nothing of one's own with it. Rejects with `internal` in a
 * sentence that names the host and the reason.
 */
export const fetchJson = async (url: string): Promise<unknown> => {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!response.ok) throw new Error(`it answered ${response.status}`)
    return JSON.parse(await textOf(response))
  } catch (thrown) {
    const { host } = new URL(url)
    throw new AppError('internal', `Nothing could be fetched from ${host}: ${reasonOf(thrown)}.`)
  }
}
