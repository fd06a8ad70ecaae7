import { exactCount } from '#renderer/lib/format.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import type { Measure, Sum } from './daily-buckets.ts'

/** A sum as the chosen measure shows it. */
export const SumText = ({ sum, measure }: { readonly sum: Sum; readonly measure: Measure }) =>
  measure === 'cost' ? <Cost usage={sum} /> : exactCount(sum.tokens)
