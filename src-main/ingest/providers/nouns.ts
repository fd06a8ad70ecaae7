import type { Provider as ProviderNoun } from '#schema/sources.ts'
import { claudeCodeNoun } from './claude-code/noun.ts'
import { codexNoun } from './codex/noun.ts'

/** Every agent that is understood, as a page is told of it. */
export const providerNouns: readonly ProviderNoun[] = [claudeCodeNoun, codexNoun]

/** The agent under an id; the first one for an id of an older version. Knows none of its formats. */
export const nounOf = (id: string): ProviderNoun =>
  providerNouns.find((noun) => noun.id === id) ?? claudeCodeNoun
