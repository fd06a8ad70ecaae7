import { useState } from 'react'
import { useFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { compactCount, exactCount, exactUsd, formatPercent } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { DataGrid, type GridColumn } from '#renderer/ui/data-grid.tsx'
import type { GridSort } from '#renderer/ui/data-grid-sort.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { ModelSide } from '#schema/side-by-side.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './compare.module.css'

const Model = ({ model }: { readonly model: string }) => {
  const colorOf = useModelColors()
  const { pick } = usePick()
  return (
    <button
      type="button"
      className={styles.modelButton}
      title={`Show only ${visibleText(model)}; with shift, it too`}
      onClick={(event) => pick({ model }, event)}
    >
      <Swatch color={colorOf(model)} />
      <span className={styles.toolName}>{modelLabel(model)}</span>
    </button>
  )
}

const share = (value: number | null): string => (value === null ? '–' : formatPercent(value))
const money = (value: number | null): string => (value === null ? '–' : exactUsd(value))

const figure = (
  column: Pick<GridColumn<ModelSide>, 'id' | 'label' | 'width' | 'hint'>,
  amountOf: (side: ModelSide) => number | null,
  format: (value: number | null) => string,
): GridColumn<ModelSide> => ({
  ...column,
  isNumber: true,
  sort: amountOf,
  cell: (side) => format(amountOf(side)),
})

const columns: readonly GridColumn<ModelSide>[] = [
  {
    id: 'model',
    label: 'Model',
    width: 'minmax(92px, 1.4fr)',
    sort: ({ model }) => model,
    cell: ({ model }) => <Model model={model} />,
  },
  figure(
    {
      id: 'sessions',
      label: 'Sessions',
      width: 'minmax(62px, 1fr)',
      hint: 'Sessions in which it had the most calls',
    },
    ({ sessions }) => sessions,
    (value) => exactCount(value ?? 0),
  ),
  figure(
    { id: 'calls', label: 'Calls', width: 'minmax(50px, 1fr)' },
    ({ usage }) => usage.calls,
    (value) => exactCount(value ?? 0),
  ),
  figure(
    {
      id: 'oneShot',
      label: 'One shot',
      width: 'minmax(62px, 1fr)',
      hint: 'Of its sessions, those of one prompt and one answer',
    },
    ({ oneShotShare }) => oneShotShare,
    share,
  ),
  figure(
    {
      id: 'retry',
      label: 'Retry rate',
      width: 'minmax(62px, 1fr)',
      hint: 'Answers for each of its sessions, less one',
    },
    ({ retryRate }) => retryRate,
    (value) => (value === null ? '–' : value.toFixed(1)),
  ),
  figure(
    {
      id: 'cache',
      label: 'Cache hits',
      width: 'minmax(62px, 1fr)',
      hint: 'Cache read ÷ (cache read + cache written)',
    },
    ({ cacheHitRate }) => cacheHitRate,
    share,
  ),
  figure(
    { id: 'tokens', label: 'Tokens', width: 'minmax(56px, 1fr)' },
    ({ usage }) => totalTokens(usage),
    (value) => compactCount(value ?? 0),
  ),
  figure(
    { id: 'perCall', label: 'Per call', width: 'minmax(62px, 1fr)', hint: 'Cost of one call' },
    ({ costPerCallUsd }) => costPerCallUsd,
    money,
  ),
  figure(
    {
      id: 'perSession',
      label: 'Per session',
      width: 'minmax(70px, 1fr)',
      hint: 'Cost of all its calls for each session that it led',
    },
    ({ costPerSessionUsd }) => costPerSessionUsd,
    money,
  ),
  {
    id: 'cost',
    label: 'Cost',
    width: 'minmax(80px, 1fr)',
    isNumber: true,
    sort: ({ usage }) => usage.costUsd,
    cell: ({ usage }) => <Cost usage={usage} />,
  },
]

/** Models side by side; the filter bar says of what. */
export const ModelsCard = () => {
  const { isFiltered, filter } = useFilter()
  const others = useFilterWithout('model')
  const query = useOperation('sideBySide.models', others, { isKept: true })
  const [sort, setSort] = useState<GridSort>({ by: 'cost', order: 'desc' })
  const isShown = ({ model }: ModelSide) => !filter.model || filter.model.includes(model)
  return (
    <Card
      title="Models side by side"
      note="a session counts for the model with the most calls"
      actions={<ExportMenu {...asTable('models', 'Models', filter)} />}
    >
      <QueryView query={query} what="the models" skeleton={<SkeletonRows count={8} height={18} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNotice
              title={isFiltered ? 'No model call passes the filter.' : 'No model calls yet.'}
            >
              Every model an agent called is a row here. Choose a longer period, or clear the
              filters with Esc.
            </EmptyNotice>
          ) : (
            <div className={styles.grid}>
              <DataGrid
                name="models"
                label="Models"
                columns={columns}
                rows={rows.filter(isShown)}
                keyOf={({ model }) => model}
                sort={sort}
                onSort={setSort}
              />
            </div>
          )
        }
      </QueryView>
    </Card>
  )
}
