import { useFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'

const empty = {
  title: 'No model calls in this period.',
  text: 'Agents such as Claude Code appear here by what they cost. Choose a longer period, or clear the filters with Esc.',
}

/** Agents by cost, where there is more than one. */
export const ProvidersCard = () => {
  const question = { ...useFilterWithout('provider'), by: 'provider' as const }
  const query = useOperation('usage.report', question, { isKept: true })
  const { pick, isChosen } = usePick()
  const { choice } = useFilter()
  if (query.data && query.data.rows.length < 2 && !choice.provider) return null
  return (
    <Card
      title="Agents"
      note="that wrote the transcripts, by cost"
      actions={<ExportMenu {...asTable('usage-by-provider', 'Agents', question)} />}
    >
      <ChartView
        query={query}
        what="the agents"
        height={56}
        isEmpty={({ rows }) => rows.length === 0}
        empty={empty}
      >
        {({ rows }) => (
          <RankedBars
            label="Agents by cost"
            rows={rows.map((usage) => ({
              key: usage.key,
              label: usage.label,
              hint: plural(usage.calls, 'call'),
              value: usage.costUsd,
              shown: <Cost usage={usage} />,
            }))}
            isChosen={(provider) => isChosen({ provider })}
            onPick={(provider, press) => pick({ provider }, press)}
          />
        )}
      </ChartView>
    </Card>
  )
}
