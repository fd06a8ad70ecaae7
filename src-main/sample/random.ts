/** A stream of numbers from 0 to 1 that a seed decides. */
export type Random = () => number

const wordSize = 2 ** 32

/**
 * The same stream for the same seed, on every machine (sfc32). Its state has 128 bits: with 32,
 * ids drawn from many streams do meet after a hundred thousand of them.
 */
export const randomFrom = (seed: number): Random => {
  let [a, b, c, counter] = [(seed % wordSize) | 0, Math.floor(seed / wordSize) | 0, 0, 1]
  const next = () => {
    const drawn = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + drawn) | 0
    return (drawn >>> 0) / wordSize
  }
  for (let round = 0; round < 16; round += 1) next()
  return next
}

/** A seed for a stream of its own, as wide as a number can be. */
export const seedFrom = (random: Random): number =>
  Math.floor(random() * 2 ** 21) * wordSize + Math.floor(random() * wordSize)

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
