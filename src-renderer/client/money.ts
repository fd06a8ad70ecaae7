import { z } from 'zod'
import { type Currency, dollars, tellMoneyIn, toldCurrency } from '#renderer/lib/money.ts'
import { recall, remember } from '#renderer/lib/storage.ts'
import { call } from './call.ts'
import { parseJson } from './parse-json.ts'

const Remembered = z.object({
  code: z.string(),
  rateFromUsd: z.number().positive(),
  asOf: z.string(),
})

/** Tells money by the rate that held last, so that the first drawing is right. */
export const recallMoney = (chosen: string): void => {
  const parsed = Remembered.safeParse(parseJson(recall('rate') ?? ''))
  if (parsed.success && parsed.data.code === chosen) tellMoneyIn(parsed.data)
}

const listeners = new Set<() => void>()

/** Calls back when money is told in another currency or at another rate. */
export const onMoney = (listener: () => void): void => void listeners.add(listener)

/** Differs wherever amounts have to be told anew. */
export const toldMoney = (): string => {
  const { code, rateFromUsd } = toldCurrency()
  return `${code} ${rateFromUsd}`
}

const tell = (currency: Currency): void => {
  const before = toldMoney()
  tellMoneyIn(currency)
  remember('rate', currency.asOf === null ? '' : JSON.stringify(currency))
  if (toldMoney() !== before) for (const listener of listeners) listener()
}

/** Grows with each choice: an answer about an earlier one is late. */
let choices = 0

const askRate = async (): Promise<void> => {
  const choice = choices
  try {
    const { block, asOf } = await call('money.rates', {})
    const { code, rate_from_usd: rateFromUsd } = block
    if (choice === choices) tell(code === dollars.code ? dollars : { code, rateFromUsd, asOf })
  } catch {
    // What was told last stands; the card of rates says by itself that nothing answers.
  }
}

/** Tells money in the chosen currency from now on, as soon as its rate is known. */
export const followMoney = (chosen: string): void => {
  choices += 1
  if (chosen === dollars.code) tell(dollars)
  else void askRate()
}
