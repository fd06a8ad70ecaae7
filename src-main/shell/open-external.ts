import type { MessageBoxOptions } from 'electron'
import { log } from '#main/lib/log.ts'
import { parseAddress } from './page-address.ts'

const longestAddress = 2048

/** What asking and opening need of Electron. */
export interface OutsideWorld {
  readonly ask: (question: MessageBoxOptions) => Promise<{ response: number }>
  readonly open: (address: string) => Promise<void>
  readonly showError: (title: string, sentence: string) => void
}

/** An address that may be offered: http or https, no credentials in it, of a sane length. */
export const offerableAddress = (address: string): URL | null => {
  if (address.length > longestAddress) return null
  const url = parseAddress(address)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  return url
}

/**
 * The only way out of the window: opens a link of a transcript in the person's browser, after a
 * question that shows its host. One question at a time, so that a page cannot pile them up.
 */
export const createOpenExternal = (world: OutsideWorld): ((address: string) => Promise<void>) => {
  let asking = false
  return async (address) => {
    const url = offerableAddress(address)
    if (!url || asking) return
    asking = true
    try {
      const { response } = await world.ask({
        type: 'question',
        message: `Open a link to ${url.host} in your browser?`,
        detail: url.href,
        buttons: ['Cancel', 'Open in browser'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      if (response === 1) await world.open(url.href)
    } catch (thrown) {
      log.warn({ err: thrown }, 'a link was not opened')
      world.showError(
        'That link was not opened',
        `The system has nothing to open ${url.host} with.`,
      )
    } finally {
      asking = false
    }
  }
}
