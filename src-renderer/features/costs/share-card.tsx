import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { keepFilter, useFilter } from '#renderer/client/filter.ts'
import type { Part } from '#renderer/client/filter-part.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { toolFamily } from '#renderer/lib/tool-family.ts'
import { Card } from '#renderer/ui/card.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { CostGrouping, CostShare } from '#schema/cost-screen.ts'
import styles from './costs.module.css'
import { About } from './estimate.tsx'
import { shareHint, shareLabel, shareTitles } from './share-words.ts'

const shown = 8

/** What a bar filters to; null: there is no filter by that. */
const partOf = (by: CostGrouping, key: string): Part | null => {
  if (by === 'model') return { model: key }
  if (by === 'project') return { project: key }
  return by === 'day' ? { since: key, until: key } : null
}

const OpenSession = ({ row }: { readonly row: CostShare }) => (
  <Link
    to="/sessions/$id"
    params={{ id: row.key }}
    search={keepFilter}
    className={styles.open}
    aria-label={`Open ${shareLabel('session', row)}`}
    title="Open this session"
  >
    <ArrowRight size={14} aria-hidden />
  </Link>
)

const toolWhy = 'a call that used several tools is split equally between them.'

const ShownCost = ({ by, row }: { readonly by: CostGrouping; readonly row: CostShare }) => {
  const cost = <Cost usage={row} />
  return by === 'tool' && row.key !== '' ? <About why={toolWhy}>{cost}</About> : cost
}

interface BarsProps {
  readonly by: CostGrouping
  readonly rows: readonly CostShare[]
  readonly total: number
}

const Bars = ({ by, rows, total }: BarsProps) => {
  const { pick, isChosen } = usePick()
  const modelColor = useModelColors()
  const colorOf = (key: string): string | undefined => {
    if (by === 'model') return modelColor(key)
    return by === 'tool' && key !== '' ? `var(--tool-${toolFamily(key)})` : undefined
  }
  const bars = rows.map((row) => {
    const color = colorOf(row.key)
    return {
      key: row.key,
      label: shareLabel(by, row),
      hint: shareHint(by, row),
      value: row.costUsd,
      shown: <ShownCost by={by} row={row} />,
      ...(color === undefined ? {} : { color }),
    }
  })
  const isPickable = partOf(by, '') !== null
  return (
    <RankedBars
      label={shareTitles[by].title}
      rows={bars}
      total={total}
      {...(isPickable
        ? {
            isChosen: (key: string) => isChosen(partOf(by, key) ?? {}),
            onPick: (key: string, press: { readonly shiftKey: boolean }) =>
              pick(partOf(by, key) ?? {}, press),
          }
        : {})}
      {...(by === 'session'
        ? {
            end: (key: string) => {
              const row = rows.find((one) => one.key === key)
              return row && <OpenSession row={row} />
            },
          }
        : {})}
    />
  )
}

/** Cost by one thing as ranked bars; one pressed becomes the filter where there is such a filter. */
export const ShareCard = ({ by }: { readonly by: CostGrouping }) => {
  const { filter } = useFilter()
  const query = useOperation('costs.shares', { ...filter, by, limit: shown }, { isKept: true })
  const { title, none } = shareTitles[by]
  const total = query.data?.total ?? 0
  return (
    <Card
      title={title}
      note={total > shown ? `${shown} of ${exactCount(total)}` : undefined}
      actions={
        total > 0 && (
          <ExportMenu {...asTable(`costs-by-${by}`, `Cost ${title.toLowerCase()}`, filter)} />
        )
      }
    >
      <QueryView
        query={query}
        what={`the cost ${title.toLowerCase()}`}
        skeleton={<SkeletonRows count={shown} height={18} />}
      >
        {({ rows, totalUsd }) =>
          rows.length > 0 ? (
            <Bars by={by} rows={rows} total={totalUsd} />
          ) : (
            <EmptyNotice title={none}>Choose a longer period, or clear the filters.</EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
