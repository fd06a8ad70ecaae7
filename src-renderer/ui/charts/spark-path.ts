/** More points than this cannot be told apart at its size. */
const mostPoints = 40

/** Sums of as many neighbours as leave few enough points. */
const gathered = (values: readonly number[]): readonly number[] => {
  const each = Math.ceil(values.length / mostPoints)
  const count = Math.ceil(values.length / each)
  return Array.from({ length: count }, (_, place) =>
    values.slice(place * each, (place + 1) * each).reduce((sum, value) => sum + value, 0),
  )
}

/** A line through values from 0 to the most, in an SVG path; empty for fewer than two. */
export const sparkPath = (values: readonly number[], width: number, height: number): string => {
  if (values.length < 2) return ''
  const points = gathered(values)
  const most = Math.max(...points)
  const step = (width - 2) / (points.length - 1)
  return points
    .map((value, place) => {
      const y = most <= 0 ? height - 1 : height - 1 - (value / most) * (height - 2)
      return `${place === 0 ? 'M' : 'L'}${(1 + place * step).toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
