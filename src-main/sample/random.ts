/** A stream of numbers from 0 to 1 that a seed decides (mulberry32). */
export type Random = () => number

/** The same stream for the same seed, on every machine. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number, both ends included. */
export const wholeFrom = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

/** One of a list. */
export const pickFrom = <T>(random: Random, list: readonly [T, ...T[]]): T =>
  list[Math.floor(random() * list.length)] ?? list[0]

/** Hexadecimal digits. */
export const hexFrom = (random: Random, length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')

/** A UUID in its usual spelling. */
export const uuidFrom = (random: Random): string =>
  [8, 4, 4, 4, 12].map((length) => hexFrom(random, length)).join('-')

/** A size around a median, as files and answers have them: most near it, a few far above. */
export const logNormalFrom = (random: Random, median: number, sigma: number): number => {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  const normal = radius * Math.cos(2 * Math.PI * random())
  return Math.round(median * Math.exp(sigma * normal))
}
