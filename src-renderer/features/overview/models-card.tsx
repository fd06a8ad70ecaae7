import { useFilterWithout } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { visibleText } from '#schema/visible-text.ts'

const empty = {
  title: 'No model calls in this period.',
  text: 'Models appear here by what they cost. Choose a longer period, or clear the filters with Esc.',
}

/** Models by cost; those not chosen stay in sight to be added. */
export const ModelsCard = () => {
  const question = { ...useFilterWithout('model'), by: 'model' as const }
  const query = useOperation('usage.report', question, { isKept: true })
  const colorOf = useModelColors()
  const { pick, isChosen } = usePick()
  return (
    <Card
      title="Models"
      note="by cost"
      actions={<ExportMenu {...asTable('usage-by-model', 'Models', question)} />}
    >
      <ChartView
        query={query}
        what="the models"
        height={224}
        isEmpty={({ rows }) => rows.length === 0}
        empty={empty}
      >
        {({ rows }) => (
          <RankedBars
            label="Models by cost"
            rows={rows.map((usage) => ({
              key: usage.key,
              label: modelLabel(usage.key),
              hint: `${visibleText(usage.key)}\n${plural(usage.calls, 'call')}`,
              value: usage.costUsd,
              shown: <Cost usage={usage} />,
              color: colorOf(usage.key),
            }))}
            isChosen={(model) => isChosen({ model })}
            onPick={(model, press) => pick({ model }, press)}
          />
        )}
      </ChartView>
    </Card>
  )
}
