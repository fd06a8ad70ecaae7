import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactUsd, plural } from '#renderer/lib/format.ts'
import { toolFamily } from '#renderer/lib/tool-family.ts'
import { Card } from '#renderer/ui/card.tsx'
import { ChartView } from '#renderer/ui/charts/chart-view.tsx'
import { RankedBars, type RankedRow } from '#renderer/ui/charts/ranked-bars.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import type { UsageTool } from '#schema/usage.ts'
import { visibleText } from '#schema/visible-text.ts'

const empty = {
  title: 'No model calls in this period.',
  text: 'Tools appear here by what the calls that used them cost. Choose a longer period, or clear the filters with Esc.',
}

const toBar = ({ tool, uses, calls, costUsd }: UsageTool): RankedRow => ({
  key: tool ?? '',
  label: tool === null ? 'no tool' : visibleText(tool),
  hint: `${tool === null ? '' : `used ${plural(uses, 'time')} in `}${plural(calls, 'model call')}`,
  value: costUsd,
  shown: costUsd === null ? 'unpriced' : exactUsd(costUsd),
  color: tool === null ? 'var(--ink-faint)' : `var(--tool-${toolFamily(tool)})`,
})

/** Tools by their part of the cost. */
export const ToolsCard = () => {
  const { filter } = useFilter()
  const query = useOperation('usage.tools', filter, { isKept: true })
  return (
    <Card
      title="Tools"
      note="a call’s cost is split equally over the different tools it used"
      actions={<ExportMenu {...asTable('usage-by-tool', 'Tools', filter)} />}
    >
      <ChartView
        query={query}
        what="the tools"
        height={224}
        isEmpty={({ rows }) => rows.length === 0}
        empty={empty}
      >
        {({ rows }) => <RankedBars label="Tools by cost" rows={rows.map(toBar)} />}
      </ChartView>
    </Card>
  )
}
