import { jsonText } from '#main/lib/escape-json.ts'
import type { Input, Output } from '#schema/operations.ts'
import type { SearchHit } from '#schema/search.ts'
import { visibleText } from '#schema/visible-text.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import { say, writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { shorten } from './text-table.ts'
import { ask, withEngine } from './with-engine.ts'

/** Options of `search`. */
export interface SearchOptions {
  readonly order: 'newest' | 'best'
  readonly limit: number
  readonly timezone?: string
  /** Whether to bring the store up to date first. */
  readonly ingest: boolean
}

const maxTitle = 60

const minute = (at: number | null, timeZone: string | undefined): string =>
  at === null
    ? 'no time'
    : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
        at,
      )

/** In bold where a person looks at it; whatever a transcript holds, it cannot write to a terminal. */
const snippetLine = ({ snippet }: SearchHit, isTerminal: boolean): string =>
  snippet
    .map(({ text, isHit }) => {
      const shown = visibleText(text)
      return isHit && isTerminal ? `\u001b[1m${shown}\u001b[22m` : shown
    })
    .join('')

const linesOf = (hit: SearchHit, { timezone }: SearchOptions): string => {
  const title = shorten(visibleText(hit.sessionTitle ?? 'Untitled'), maxTitle)
  const link = `rearview://session/${hit.sessionId}${hit.uuid === null ? '' : `#${hit.uuid}`}`
  const head = [minute(hit.at, timezone), visibleText(hit.projectName), title].join('  ')
  return [head, `  ${snippetLine(hit, process.stdout.isTTY)}`, `  ${link}`].join('\n')
}

const textOf = ({ hits, next }: Output<'search.find'>, options: SearchOptions): string => {
  if (hits.length === 0) return 'Nothing holds that.'
  const all = hits.map((hit) => linesOf(hit, options)).join('\n\n')
  return next === null ? all : `${all}\n\nThere are more; --limit shows them.`
}

/** Looks on until so many are found or there are no more: one look takes only so long. */
const findAll = async (
  engine: Parameters<typeof ask>[0],
  input: Input<'search.find'> & { readonly limit: number },
): Promise<Output<'search.find'>> => {
  let found = await ask(engine, 'search.find', input)
  while (found.next !== null && found.hits.length < input.limit) {
    const limit = input.limit - found.hits.length
    const more = await ask(engine, 'search.find', { ...input, after: found.next, limit })
    found = { ...more, hits: [...found.hits, ...more.hits] }
  }
  return found
}

/** `search`: records that hold words, with the line in which they stand. */
export const runSearch = (
  settings: Settings,
  words: readonly string[],
  options: SearchOptions,
): Promise<void> =>
  withEngine(settings, { watch: false, ingest: false }, async (engine) => {
    if (options.ingest) await bringUpToDate(engine, { text: true })
    const { order, limit, timezone } = options
    const found = await findAll(engine, { q: words.join(' '), order, limit, timezone })
    for (const note of found.notes) await say(note)
    await writeResult(settings.json ? jsonText(found) : textOf(found, options))
  })
