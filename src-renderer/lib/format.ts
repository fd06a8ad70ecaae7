import { currencySign, inCurrency, writeAmount } from './money.ts'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Unbreakable, so that a figure and its unit stay on one line. */
const gap = '\u00a0'

const steps = [
  { from: 1e12, unit: 'T' },
  { from: 1e9, unit: 'B' },
  { from: 1e6, unit: 'M' },
  { from: 1e3, unit: 'k' },
] as const

/** Three significant figures: 1.23, 12.3, 123. */
const threeFigures = (value: number): string =>
  String(Number(value.toFixed(value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2)))

const scaled = (value: number) => {
  const step = steps.find(({ from }) => value >= from * 0.9995)
  return step && { figure: threeFigures(value / step.from), unit: step.unit }
}

/** A count with all its digits: 1,204. */
export const exactCount = (value: number): string => whole.format(value)

/** A count for headlines and tight places: 999, 1.2 k, 3.41 M. */
export const compactCount = (value: number): string => {
  const short = value >= 1000 ? scaled(value) : undefined
  return short ? `${short.figure}${gap}${short.unit}` : whole.format(value)
}

/** Dollars as in a table, in the told currency; fractions of a cent keep two figures. */
export const exactUsd = (value: number): string => writeAmount(inCurrency(value))

/** An amount of the told currency for headlines. */
const compactAmount = (amount: number): string => {
  const short = amount >= 1000 ? scaled(amount) : undefined
  return short ? `${currencySign()}${short.figure}${short.unit}` : writeAmount(amount)
}

/** Dollars for headlines, in the told currency: $412.88, €1.24k. */
export const compactUsd = (value: number): string => compactAmount(inCurrency(value))

/** An amount of the told currency on an axis, where whole ones need no cents: $140, €0.25. */
export const roundAmount = (amount: number): string => compactAmount(amount).replace(/\.0+$/, '')

/** A share of one as a percentage: 94.1 %. */
export const formatPercent = (share: number): string => {
  if (share > 0 && share < 0.001) return `<${gap}0.1${gap}%`
  const percent = share * 100
  return `${percent.toFixed(percent >= 99.95 || percent === 0 ? 0 : 1)}${gap}%`
}

/** `count` with its noun: "1 session", "1,204 sessions". */
export const plural = (count: number, noun: string): string =>
  `${exactCount(count)} ${noun}${count === 1 ? '' : 's'}`

const byteUnits = ['B', 'kB', 'MB', 'GB'] as const

/** A size in decimal units: 812 B, 1.4 MB. */
export const formatBytes = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const figure = power === 0 ? String(bytes) : threeFigures(bytes / 1000 ** power)
  return `${figure}${gap}${byteUnits[power] ?? 'B'}`
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const pair = (
  ms: number,
  [large, largeUnit]: [number, string],
  [less, lessUnit]: [number, string],
) => {
  const rest = Math.floor((ms % large) / less)
  const head = `${Math.floor(ms / large)}${gap}${largeUnit}`
  return rest === 0 ? head : `${head}${gap}${rest}${gap}${lessUnit}`
}

/** A length of time in its two largest units: 2 h 14 m. */
export const formatDuration = (ms: number): string => {
  if (ms < second) return `<${gap}1${gap}s`
  if (ms < minute) return `${Math.floor(ms / second)}${gap}s`
  if (ms < hour) return pair(ms, [minute, 'm'], [second, 's'])
  if (ms < day) return pair(ms, [hour, 'h'], [minute, 'm'])
  return pair(ms, [day, 'd'], [hour, 'h'])
}
