import { claudeCode } from './claude-code/provider.ts'
import { codex } from './codex/provider.ts'
import type { Provider } from './provider.ts'

/** Every agent that is understood. Whoever needs to know of agents reads this list. */
export const providers: readonly Provider[] = [claudeCode, codex]

/** The provider under an id; the first one for an id of an older version. */
export const providerOf = (id: string): Provider =>
  providers.find((provider) => provider.id === id) ?? claudeCode
