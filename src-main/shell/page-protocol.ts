import { readFile } from 'node:fs/promises'
import type { Protocol, ProtocolRequest, ProtocolResponse } from 'electron'
import { pageContentSecurity } from '#main/lib/content-security.ts'
import { logLater } from './log-later.ts'
import { isOwnPlace, isPageAddress, pageScheme } from './page-address.ts'
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

/** An answer as Chromium takes it. */
export type PageAnswer = Required<Pick<ProtocolResponse, 'statusCode' | 'headers'>> & {
  readonly data: Buffer
}

const refusal = (statusCode: number, sentence: string): PageAnswer => ({
  statusCode,
  headers: headers('text/plain; charset=utf-8'),
  data: Buffer.from(sentence),
})

const unreadable = (): PageAnswer => refusal(500, 'That file cannot be read.')

/** Answers one request of the page from the list of its files. */
export const answerPageRequest = async (
  files: PageFiles,
  request: Pick<ProtocolRequest, 'method' | 'url'>,
): Promise<PageAnswer> => {
  if (!isPageAddress(request.url)) return refusal(403, 'No such page.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Read only.')
  const file = findPageFile(files, new URL(request.url).pathname)
  if (!file) return refusal(404, 'No such file.')
  try {
    const data = request.method === 'HEAD' ? Buffer.alloc(0) : await readFile(file.path)
    return { statusCode: 200, headers: headers(file.mediaType), data }
  } catch (error) {
    logLater('error', { err: error }, 'a file of the page cannot be read')
    return unreadable()
  }
}

type Serves = Pick<Protocol, 'registerBufferProtocol' | 'interceptBufferProtocol'>

/**
 * Serves the built page at its place; throws where Electron refuses. By methods that are deprecated,
 * and not by `protocol.handle`: that makes a Request and a Response of everything, and the code of
 * these takes a tenth of a cold start to load. What is served is the program's own page, no data.
 */
export const servePage = (protocol: Serves, files: PageFiles): void => {
  const answer = (request: ProtocolRequest, send: (answer: PageAnswer) => void): void =>
    void answerPageRequest(files, request).then(send, () => send(unreadable()))
  const isServed = isOwnPlace()
    ? protocol.registerBufferProtocol(pageScheme(), answer)
    : protocol.interceptBufferProtocol(pageScheme(), answer)
  if (!isServed) throw new Error(`Electron does not serve ${pageScheme()}:`)
}
