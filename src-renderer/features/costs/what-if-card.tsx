import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactUsd, formatPercent, plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { modelColors, toCss } from '#renderer/lib/palette.ts'
import { Card } from '#renderer/ui/card.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { WhatIf } from '#schema/cost-screen.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './costs.module.css'
import { About } from './estimate.tsx'

const why =
  'the same tokens at list price today, prompts about as long; another model would write others.'

/** Change against what was charged: `−69 %`. */
const changeWords = (cost: number, charged: number | null): string => {
  if (charged === null || charged === 0) return ''
  const change = cost / charged - 1
  return `${change < 0 ? '−' : '+'}${formatPercent(Math.abs(change))}`
}

const Models = ({ answer }: { readonly answer: WhatIf }) => {
  const colors = modelColors(answer.rows.map(({ model }) => model))
  return (
    <ScrollBox label="The same tokens on other models" className={styles.tall}>
      <RankedBars
        label="Models, cheapest first"
        most={answer.rows.length}
        // So that the share is that of what was charged.
        total={answer.costUsd ?? 0}
        rows={answer.rows.map(({ model, costUsd }) => {
          const color = colors.get(model)
          const change = changeWords(costUsd, answer.costUsd)
          return {
            key: model,
            label: visibleText(modelLabel(model)),
            hint: [visibleText(model), change && `${change} against what was charged`].join('\n'),
            value: costUsd,
            shown: <About why={why}>{compactUsd(costUsd)}</About>,
            ...(color ? { color: toCss(color) } : {}),
          }
        })}
      />
    </ScrollBox>
  )
}

/** The same tokens at the prices of other models. */
export const WhatIfCard = () => {
  const { filter } = useFilter()
  const query = useOperation('costs.whatIf', filter, { isKept: true })
  return (
    <Card
      title="The same tokens on another model"
      actions={<ExportMenu {...asTable('what-if', 'Other models', filter)} />}
    >
      <QueryView
        query={query}
        what="the other models"
        skeleton={<SkeletonRows count={10} height={18} />}
      >
        {(answer) =>
          answer.calls > 0 ? (
            <>
              <p className={styles.lead}>
                Charged:{' '}
                <Cost
                  usage={{
                    calls: answer.calls,
                    costUsd: answer.costUsd,
                    unpricedCalls: answer.unpricedCalls,
                    unfinalisedCalls: 0,
                  }}
                />{' '}
                for {plural(answer.calls, 'call')}. At list prices of today, and as a share of that:
              </p>
              <Models answer={answer} />
            </>
          ) : (
            <EmptyNotice title="No model was called.">
              What the same tokens would cost on each model stands here.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
