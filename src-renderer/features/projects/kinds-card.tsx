import { asTable } from '#renderer/client/tables.ts'
import { exactCount, exactUsd } from '#renderer/lib/format.ts'
import { costName } from '#renderer/lib/money.ts'
import { tokenKinds } from '#renderer/lib/palette.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import type { KindCost } from '#schema/project-detail.ts'
import { type DetailProps, noCalls } from './question.ts'

const why =
  'Estimated: what calls cost is divided over their tokens as their list prices are; the sum is exact.'

const searches = { label: 'Web searches', color: 'var(--tool-web)' } as const

const drawn = ({ kind, amount, costUsd }: KindCost) => {
  const { label, color } = tokenKinds.find(({ key }) => key === kind) ?? searches
  const what = kind === 'webSearches' ? 'searches' : 'tokens'
  return {
    key: kind,
    label,
    color,
    value: costUsd,
    hint: `${label}: ${exactCount(amount)} ${what}\n${why}`,
    shown: <span title={why}>≈ {exactUsd(costUsd)}</span>,
  }
}

/** Where the money went by kind of token. */
export const KindsCard = ({ query, question }: DetailProps) => (
  <Card
    title={`${costName()} by kind of token`}
    note="≈ divided by list prices"
    actions={<ExportMenu {...asTable('project-kinds', 'Kinds of token', question)} />}
  >
    <ChartView
      query={query}
      what="the cost by kind"
      height={170}
      isEmpty={({ totals }) => totals.calls === 0}
      empty={noCalls}
    >
      {({ kinds }) => (
        <RankedBars
          label="Kinds of tokens by cost"
          rows={kinds
            .filter(({ amount }) => amount > 0)
            .toSorted((a, b) => b.costUsd - a.costUsd)
            .map(drawn)}
        />
      )}
    </ChartView>
  </Card>
)
