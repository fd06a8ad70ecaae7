import { weekdayDay } from '#renderer/lib/days.ts'
import { compactCount, plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import type { CostGrouping, CostShare } from '#schema/cost-screen.ts'
import { visibleText } from '#schema/visible-text.ts'

/** What a card of a grouping is called, and what it says when nothing is in it. */
export const shareTitles: Readonly<
  Record<CostGrouping, { readonly title: string; readonly none: string }>
> = {
  model: { title: 'By model', none: 'No model was called.' },
  project: { title: 'By project', none: 'No project was worked on.' },
  session: { title: 'By session', none: 'No session has a call.' },
  tool: { title: 'By tool', none: 'No tool was called.' },
  day: { title: 'By day', none: 'No day has a call.' },
}

/** What a row is called. */
export const shareLabel = (by: CostGrouping, { key, label }: CostShare): string => {
  if (by === 'model') return visibleText(modelLabel(key))
  if (by === 'day') return weekdayDay(key)
  if (by === 'tool' && key === '') return 'Answers without a tool'
  return visibleText(label)
}

/** What a row says on hover: its whole name, its calls and its tokens. */
export const shareHint = (by: CostGrouping, row: CostShare): string => {
  const name = by === 'day' || row.key === '' ? shareLabel(by, row) : visibleText(row.label)
  const noun = by === 'tool' && row.key !== '' ? 'use' : 'model call'
  return `${name}\n${plural(row.calls, noun)}, ${compactCount(row.tokens)} tokens`
}
