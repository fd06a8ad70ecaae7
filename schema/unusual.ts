/** Fewer values than this say nothing of what is usual. */
const fewestPoints = 5

/** A cost below this is not worth a look, however unusual; US dollars. */
const leastUsd = 0.05

/** So many are told at most: with more of them none is unusual. */
const mostTold = 10

/** Makes the median deviation of a normal distribution its standard deviation. */
const normal = 1.4826

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Above this a value is unusual: the median and three times 1.4826 of the median deviation; where
 * most values are the same, so that there is no such deviation, the mean and three standard
 * deviations. Undefined for fewer than five values.
 */
export const unusualAbove = (values: readonly number[]): number | undefined => {
  if (values.length < fewestPoints) return undefined
  const median = medianOf(values)
  const deviation = medianOf(values.map((value) => Math.abs(value - median)))
  if (deviation > 0) return median + 3 * normal * deviation
  const average = mean(values)
  return average + 3 * Math.sqrt(mean(values.map((value) => (value - average) ** 2)))
}

/**
 * What cost unusually much, the dearest first and at most ten: above {@link unusualAbove} of all and
 * five cents or more. Costs are US dollars.
 */
export const unusualOf = <T>(
  all: readonly T[],
  costOf: (one: T) => number,
): { readonly above: number | null; readonly rows: readonly T[] } => {
  const above = unusualAbove(all.map(costOf))
  if (above === undefined) return { above: null, rows: [] }
  const rows = all.filter((one) => costOf(one) > above && costOf(one) >= leastUsd)
  return { above, rows: rows.sort((a, b) => costOf(b) - costOf(a)).slice(0, mostTold) }
}
