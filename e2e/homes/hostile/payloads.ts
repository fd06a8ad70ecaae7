import { deceits } from './deceits.ts'
import { links } from './links.ts'
import { markup } from './markup.ts'
import { remote } from './remote.ts'

/**
 * Every hostile text, each once. What runs sets `window.__ran`; what asks a server asks `origin`,
 * such as `http://127.0.0.1:1234`.
 */
export const payloadsFor = (origin: string): readonly string[] => {
  const { host } = new URL(origin)
  const all = [...markup, ...links, ...remote, ...deceits]
  return [
    ...new Set(all.map((text) => text.replaceAll('{trap}', origin).replaceAll('{host}', host))),
  ]
}
