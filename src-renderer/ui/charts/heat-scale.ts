/** Shares of the accent, from the least to the most. */
const steps = [22, 40, 58, 78, 100] as const

/** A place where nothing happened: seen as a place on either theme's surface. */
const noHeat = 'color-mix(in oklab, var(--ink) 6%, var(--surface))'

/**
 * A colour by value: nothing has that of an empty place, anything else one of five steps of one
 * hue, so that lightness alone tells them apart. Roots, as a few large values would drown the rest.
 */
export const heatOf = (values: readonly number[]): ((value: number) => string) => {
  const most = Math.max(0, ...values)
  return (value) => {
    if (value <= 0 || most <= 0) return noHeat
    const place = Math.ceil(Math.sqrt(value / most) * steps.length) - 1
    const share = steps[Math.max(0, Math.min(steps.length - 1, place))] ?? 100
    return share === 100
      ? 'var(--accent)'
      : `color-mix(in oklab, var(--accent) ${share}%, ${noHeat})`
  }
}
