import { longDay } from './days.ts'

/** A currency and what a US dollar is worth in it. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string
  readonly rateFromUsd: number
  /** The day the rate is of, `YYYY-MM-DD`; null for dollars, which need none. */
  readonly asOf: string | null
}

interface Money extends Currency {
  /** What stands before an amount, with a gap where it is a word. */
  readonly sign: string
  /** Digits behind the point. */
  readonly digits: number
}

/** Unbreakable, so that a sign and its amount stay on one line. */
const gap = '\u00a0'

const moneyOf = (currency: Currency): Money => {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.code })
  const part = format
    .formatToParts(1)
    .find(({ type }) => type === 'currency')
    ?.value.trim()
  const sign = part || currency.code
  return {
    ...currency,
    sign: /\p{L}$/u.test(sign) ? `${sign}${gap}` : sign,
    digits: format.resolvedOptions().maximumFractionDigits ?? 2,
  }
}

/** US dollars, in which everything is priced. */
export const dollars: Currency = { code: 'USD', rateFromUsd: 1, asOf: null }

const dollarMoney = moneyOf(dollars)
let money = dollarMoney
let isSubscription = false

/** Tells all money in a currency from now on. */
export const tellMoneyIn = (currency: Currency): void => {
  money = currency.code === 'USD' ? dollarMoney : moneyOf(currency)
}

/** Calls costs from now on what they are for who pays a subscription, or for who pays by use. */
export const setSubscription = (isOne: boolean): void => {
  isSubscription = isOne
}

/** The currency that money is told in. */
export const toldCurrency = (): Currency => money

/** Dollars as an amount of the told currency, for scales and sums. */
export const inCurrency = (usd: number): number => usd * money.rateFromUsd

/** What a cost is called: a subscription is not charged by the call. */
export const costName = (): string => (isSubscription ? 'API-equivalent' : 'Cost')

/** What a cost means, as a sentence for a hover. */
export const costMeaning = (): string =>
  isSubscription
    ? 'API-equivalent: what these calls would have cost at API list price. Your subscription is charged otherwise.'
    : 'What these calls cost at API list price; a subscription pays differently.'

const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 })

const fixed = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const formats = new Map([0, 2, 3].map((digits) => [digits, fixed(digits)]))

const write = (value: number, { sign, digits }: Money): string =>
  value > 0 && value < 10 ** -digits
    ? `${sign}${small.format(value)}`
    : `${sign}${(formats.get(digits) ?? fixed(digits)).format(value)}`

/** An amount of the told currency; fractions of its least coin keep two figures. */
export const writeAmount = (amount: number): string => write(amount, money)

/** The sign of the told currency, ready to stand before a figure. */
export const currencySign = (): string => money.sign

/** US dollars, whatever money is told in. */
export const plainUsd = (usd: number): string => write(usd, dollarMoney)

/** Lines for a hover that keep the dollars beside another currency; none where they are told. */
export const dollarsBeside = (usd: number): readonly string[] =>
  money.asOf === null
    ? []
    : [`${plainUsd(usd)} at ${write(money.rateFromUsd, money)} for $1, of ${longDay(money.asOf)}`]
