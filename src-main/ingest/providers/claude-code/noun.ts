import type { Provider as ProviderNoun } from '#schema/sources.ts'

/** Claude Code as a page is told of it. */
export const claudeCodeNoun: ProviderNoun = {
  id: 'claude-code',
  label: 'Claude Code',
  color: '#c15f3c',
  speaker: 'Claude',
}
