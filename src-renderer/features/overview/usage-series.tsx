import { exactCount } from '#renderer/lib/format.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import type { Series } from '#renderer/ui/charts/chart-types.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import type { UsageTotals } from '#schema/usage.ts'

/** Columns of a table over usage: cost, tokens, calls. */
export const usageSeries: readonly Series<UsageTotals>[] = [
  {
    key: 'cost',
    label: 'Cost',
    color: 'var(--accent)',
    amount: ({ costUsd }) => costUsd,
    show: (usage) => <Cost usage={usage} />,
  },
  { key: 'tokens', label: 'Tokens', color: 'var(--token-input)', amount: totalTokens },
  { key: 'calls', label: 'Calls', color: 'var(--ink-faint)', amount: ({ calls }) => calls },
]

/** How their numbers are said. */
export const usageFormat = { axis: exactCount, value: exactCount } as const
