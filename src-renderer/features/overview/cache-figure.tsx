import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactUsd, exactCount, exactUsd, formatPercent } from '#renderer/lib/format.ts'
import { useIdle } from '#renderer/lib/use-idle.ts'
import { Change } from '#renderer/ui/change.tsx'
import type { UsageCache, UsageOverview } from '#schema/usage.ts'
import { Figure } from './figure.tsx'
import { cacheShare } from './usage-notes.ts'

interface CacheFigureProps {
  readonly overview: UsageOverview
  readonly before: UsageOverview | undefined
}

const formula = [
  'Hit rate: cache read / (input + cache read + cache writes), in tokens.',
  'Saved: reads × (input price − read price) − writes × (write price − input price),',
  'at the list price of each day; an estimate, as long prompts and fast mode cost more.',
]

const savedNote = ({ hitRate, savedUsd }: UsageCache): string => {
  if (hitRate === null) return 'none'
  if (savedUsd === null) return 'unpriced'
  return savedUsd < 0 ? `≈ ${compactUsd(-savedUsd)} lost` : `≈ ${compactUsd(savedUsd)} saved`
}

const explain = ({ readTokens, writtenTokens, savedUsd }: UsageCache): string[] => [
  `${exactCount(readTokens)} tokens read, ${exactCount(writtenTokens)} written`,
  ...(savedUsd === null ? [] : [`≈ ${exactUsd(Math.abs(savedUsd))}`]),
]

/** How much of the prompts came from the cache and what that saved; asked after the totals. */
export const CacheFigure = ({ overview, before }: CacheFigureProps) => {
  const { filter } = useFilter()
  const isEnabled = useIdle(true)
  const { data } = useOperation('usage.cache', filter, { isKept: true, isEnabled })
  const share = cacheShare(overview.totals)
  const earlier = before && cacheShare(before.totals)
  return (
    <Figure
      label="Cache hits"
      value={share === null ? '–' : formatPercent(share)}
      change={
        earlier ? (
          <Change now={share} before={earlier} format={formatPercent} than="same time before" />
        ) : undefined
      }
      note={data ? savedNote(data) : '\u00a0'}
      title={[...(data ? explain(data) : []), ...formula].join('\n')}
      sort="tokens"
    />
  )
}
