import { useId } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { longDay } from '#renderer/lib/days.ts'
import { Card } from '#renderer/ui/card.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Prices } from '#schema/money.ts'
import { AliasTable } from './alias-table.tsx'
import { OwnPriceTable } from './own-price-table.tsx'

const Parts = ({ prices }: { readonly prices: Prices }) => {
  const modelsId = useId()
  return (
    <>
      <datalist id={modelsId}>
        {prices.models.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      <AliasTable aliases={prices.aliases} modelsId={modelsId} />
      <OwnPriceTable own={prices.own} modelsId={modelsId} />
    </>
  )
}

/** Models that are charged as others, and prices of one's own. */
export const PricesCard = () => {
  const query = useOperation('money.prices', {})
  return (
    <Card
      title="Prices"
      {...(query.data ? { note: `Price book of ${longDay(query.data.asOf)}` } : {})}
    >
      <QueryView query={query} what="the prices" skeleton={<SkeletonRows count={4} height={24} />}>
        {(prices) => <Parts prices={prices} />}
      </QueryView>
    </Card>
  )
}
