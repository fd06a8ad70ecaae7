import { choose, usePreferences } from '#renderer/client/preferences.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { longDay } from '#renderer/lib/days.ts'
import { Card } from '#renderer/ui/card.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Rates } from '#schema/money.ts'
import { CurrencyPicker } from './currency-picker.tsx'
import { FetchNow } from './fetch-now.tsx'
import { SettingRow } from './setting-row.tsx'

const payments = [
  { value: 'use', label: 'By use' },
  { value: 'subscription', label: 'Subscription' },
] as const

const fetching = [
  { value: 'never', label: 'Never' },
  { value: 'asked', label: 'When I ask' },
] as const

/** Where the rates are from and what they mean for the chosen currency. */
const rateWords = ({ chosen, block, source, asOf }: Rates, currency: string): string => {
  const origin = `Rates of ${longDay(asOf)}, ${source}.`
  if (currency === 'USD') return `Everything is priced in US dollars. ${origin}`
  if (chosen !== currency) return origin
  return block.code === currency
    ? `$1 is ${block.rate_from_usd} ${currency}; dollars stand beside on hover. ${origin}`
    : `No rate is known for ${currency}, so amounts stay in US dollars. ${origin}`
}

const Currency = ({ rates }: { readonly rates: Rates }) => {
  const { currency } = usePreferences().settings
  return (
    <SettingRow title="Currency" hint={rateWords(rates, currency)}>
      <CurrencyPicker
        code={currency}
        withRate={rates.codes}
        onChange={(next) => choose({ currency: next })}
      />
    </SettingRow>
  )
}

const Payment = () => {
  const { subscription } = usePreferences().settings
  return (
    <SettingRow
      title="How you pay"
      hint="With a subscription, costs are called API-equivalent: what the API would have charged."
    >
      <Segmented
        label="How you pay"
        options={payments}
        value={subscription ? 'subscription' : 'use'}
        onChange={(next) => choose({ subscription: next === 'subscription' })}
      />
    </SettingRow>
  )
}

const Online = () => {
  const { online } = usePreferences().settings
  return (
    <>
      <SettingRow
        title="Fetch rates and prices"
        hint="Rearview asks nobody by itself. Allowed, the buttons here may, once for each press."
      >
        <Segmented
          label="Fetch rates and prices"
          options={fetching}
          value={online ? 'asked' : 'never'}
          onChange={(next) => choose({ online: next === 'asked' })}
        />
      </SettingRow>
      {online && <FetchNow />}
    </>
  )
}

/** In which currency money is told, at which rates, and what a cost is for who pays. */
export const MoneyCard = () => {
  const query = useOperation('money.rates', {})
  return (
    <Card title="Money">
      <QueryView query={query} what="the rates" skeleton={<SkeletonRows count={1} height={40} />}>
        {(rates) => <Currency rates={rates} />}
      </QueryView>
      <Payment />
      <Online />
    </Card>
  )
}
