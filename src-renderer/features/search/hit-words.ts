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

/** Where a hit opens: its record in the reader, with what was found marked. */
export const addressOf = (hit: SearchHit) => ({
  ...(hit.agentId === null ? {} : { agent: hit.agentId }),
  ...(hit.uuid === null ? { seq: hit.seq ?? 0 } : { message: hit.uuid }),
  find: foundIn(hit),
})
