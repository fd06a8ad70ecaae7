/** How much was done at a moment. */
export interface Sample {
  /** UTC ms. */
  readonly at: number
  readonly bytes: number
}

/** Files differ in what they cost, so the rate is that of the last seconds. */
const windowMs = 8_000
const leastMs = 1_500

/** The samples that still count, and one more; a step back begins anew. */
export const addSample = (samples: readonly Sample[], sample: Sample): readonly Sample[] => {
  const last = samples.at(-1)
  if (last && sample.bytes < last.bytes) return [sample]
  return [...samples.filter(({ at }) => sample.at - at <= windowMs), sample]
}

/** How long the rest takes at the rate of the samples, in ms; null while nobody can say. */
export const timeLeft = (samples: readonly Sample[], bytesTotal: number): number | null => {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at - first.at < leastMs || last.bytes === first.bytes) return null
  const bytesPerMs = (last.bytes - first.bytes) / (last.at - first.at)
  return Math.max(0, bytesTotal - last.bytes) / bytesPerMs
}
