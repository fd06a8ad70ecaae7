import type { SearchHit, TextKind } from '#schema/search.ts'

/** The parts of the full text, as people call them. */
export const kindWords: Readonly<Record<TextKind, string>> = {
  prompt: 'Prompt',
  answer: 'Answer',
  thinking: 'Thinking',
  toolInput: 'Tool call',
  toolOutput: 'Tool result',
}

/** Where a hit stands: "Tool call · Bash". */
export const placeOf = ({ kind, tools }: SearchHit): string => {
  const isTool = kind === 'toolInput' || kind === 'toolOutput'
  return isTool && tools.length > 0 ? `${kindWords[kind]} · ${tools.join(', ')}` : kindWords[kind]
}

/** What was found in a hit, to be marked where it stands; undefined where only filters found it. */
export const foundIn = ({ snippet }: SearchHit): string | undefined =>
  snippet.find(({ isHit }) => isHit)?.text

/** Letters before what was found, where a hit has one line. */
const lead = 28

const textOf = (parts: SearchHit['snippet']): string => parts.map(({ text }) => text).join('')

/** A hit on one line, begun so near to what was found that it is in sight. */
export const lineOf = ({ snippet }: Pick<SearchHit, 'snippet'>): string => {
  const at = Math.max(
    0,
    snippet.findIndex(({ isHit }) => isHit),
  )
  const before = [...textOf(snippet.slice(0, at))]
  const rest = textOf(snippet.slice(at))
  if (before.length <= lead) return before.join('') + rest
  const near = before.slice(-lead).join('')
  return `… ${near.slice(near.indexOf(' ') + 1)}${rest}`
}

/** Where a hit opens: its record in the reader, with what was found marked. */
export const addressOf = (hit: SearchHit) => ({
  ...(hit.agentId === null ? {} : { agent: hit.agentId }),
  ...(hit.uuid === null ? { seq: hit.seq ?? 0 } : { message: hit.uuid }),
  find: foundIn(hit),
})
