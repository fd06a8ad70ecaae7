import { readFile } from 'node:fs/promises'
import type { Protocol } from 'electron'
import { pageContentSecurity } from '#main/lib/content-security.ts'
import { log } from '#main/lib/log.ts'
import { isPageAddress, pageScheme } from './page-address.ts'
import { findPageFile, type PageFiles } from './page-files.ts'

// No opener policy: nothing can open the page or be opened by it, and with one Chromium would throw
// the process away that the window began with and start another for the page.
const headers = (mediaType: string): Record<string, string> => ({
  'content-type': mediaType,
  'content-security-policy': pageContentSecurity,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
})

const refusal = (status: number, sentence: string): Response =>
  new Response(sentence, { status, headers: headers('text/plain; charset=utf-8') })

/** Answers one request of the page from the list of its files. */
export const answerPageRequest = async (
  files: PageFiles,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> => {
  if (!isPageAddress(request.url)) return refusal(403, 'No such page.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Read only.')
  const file = findPageFile(files, new URL(request.url).pathname)
  if (!file) return refusal(404, 'No such file.')
  try {
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file.path))
    return new Response(body, { status: 200, headers: headers(file.mediaType) })
  } catch (error) {
    log.error({ err: error }, 'a file of the page cannot be read')
    return refusal(500, 'That file cannot be read.')
  }
}

/** Serves the built page at its place. */
export const servePage = (protocol: Pick<Protocol, 'handle'>, files: PageFiles): void =>
  protocol.handle(pageScheme(), (request) => answerPageRequest(files, request))
