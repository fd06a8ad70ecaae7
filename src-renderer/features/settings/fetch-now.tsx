import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { usePreferences } from '#renderer/client/preferences.ts'
import { readAgain } from '#renderer/client/read-again.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { longDay } from '#renderer/lib/days.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import styles from './settings.module.css'

const hostOf = (url: string): string => new URL(url).host

/** Fetches rates or prices, after saying who is asked and what they learn. */
export const FetchNow = () => {
  const client = useQueryClient()
  const { ratesUrl, pricesUrl } = usePreferences().settings
  const rates = useCommand('money.refreshRates')
  const prices = useCommand('money.refreshPricing')
  const readNew = (name: 'money.rates' | 'money.prices') => () =>
    void readAgain(client, { queryKey: [name] })
  return (
    <div>
      <p className={styles.hint}>
        {hostOf(ratesUrl)} and {hostOf(pricesUrl)} then learn the address of this machine, and
        nothing of your sessions. Fetched prices only fill in models that the price book does not
        know, and price their calls anew.
      </p>
      <div className={styles.actions}>
        <Button
          disabled={rates.isPending}
          title={`Asks ${ratesUrl} once`}
          onClick={() => rates.mutate({}, { onSuccess: readNew('money.rates') })}
        >
          <RefreshCw size={14} aria-hidden />
          {rates.isPending ? 'Fetching…' : 'Fetch rates now'}
        </Button>
        <Button
          disabled={prices.isPending}
          title={`Asks ${pricesUrl} once`}
          onClick={() => prices.mutate({}, { onSuccess: readNew('money.prices') })}
        >
          <RefreshCw size={14} aria-hidden />
          {prices.isPending ? 'Fetching…' : 'Fetch prices now'}
        </Button>
        <span role="status" className={styles.hint}>
          {rates.data && `Rates of ${longDay(rates.data.asOf)} hold. `}
          {prices.data && 'Fetched prices hold for models that had none.'}
        </span>
        <Trouble error={rates.error} />
        <Trouble error={prices.error} />
      </div>
    </div>
  )
}
