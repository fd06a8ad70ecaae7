const whole = new Intl.NumberFormat('en-US')
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** A count with thousands separators. */
export const formatCount = (count: number): string => whole.format(count)

/** Dollars and cents; what has no price says so and is never a zero. */
export const formatCost = (costUsd: number | null): string => {
  if (costUsd === null) return 'unpriced'
  return costUsd > 0 && costUsd < 0.005 ? '<$0.01' : dollars.format(costUsd)
}

/** Milliseconds as a person says them. */
export const formatDuration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`

const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** Bytes in powers of a thousand, as file managers count them. */
export const formatBytes = (bytes: number): string => {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return `${power === 0 ? whole.format(value) : value.toFixed(1)} ${units[power] ?? 'bytes'}`
}
