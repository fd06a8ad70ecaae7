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
