import type { Provider as ProviderNoun } from '#schema/sources.ts'

/** Codex as a page is told of it. */
export const codexNoun: ProviderNoun = {
  id: 'codex',
  label: 'Codex',
  color: '#0f8f75',
  speaker: 'Codex',
}
