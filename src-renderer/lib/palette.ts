import { modelName } from './model-name.ts'

/** A colour in OKLCH: lightness 0–1, chroma, hue in degrees. */
export interface Oklch {
  readonly l: number
  readonly c: number
  readonly h: number
}

/** A colour for each theme. */
export interface Pair {
  readonly light: Oklch
  readonly dark: Oklch
}

const css = ({ l, c, h }: Oklch): string => `oklch(${l.toFixed(3)} ${c.toFixed(3)} ${h.toFixed(0)})`

/** One CSS colour that follows the theme. */
export const toCss = ({ light, dark }: Pair): string => `light-dark(${css(light)}, ${css(dark)})`

/** Hue and chroma of each family, apart for every common kind of colour vision. */
const familyHues: Readonly<Record<string, { h: number; c: number; l: number }>> = {
  opus: { h: 48, c: 0.145, l: 0.64 },
  sonnet: { h: 250, c: 0.13, l: 0.52 },
  haiku: { h: 172, c: 0.1, l: 0.73 },
  fable: { h: 325, c: 0.14, l: 0.5 },
  mythos: { h: 100, c: 0.12, l: 0.78 },
  instant: { h: 210, c: 0.07, l: 0.82 },
}

const otherHues = [
  { h: 88, c: 0.13, l: 0.77 },
  { h: 340, c: 0.13, l: 0.47 },
  { h: 130, c: 0.1, l: 0.6 },
  { h: 25, c: 0.15, l: 0.53 },
] as const
const grey = { h: 260, c: 0.012, l: 0.6 }

const hash = (text: string): number => {
  let sum = 7
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return sum
}

const hueOf = (family: string) =>
  // Any word may be a family, those too that every object has.
  (Object.hasOwn(familyHues, family) ? familyHues[family] : undefined) ??
  otherHues[hash(family) % otherHues.length] ??
  grey

/** How far the lightness of the nth newest version of a family lies from its own. */
const shadeOffsets = [0, 0.11, -0.14, 0.2, -0.24, 0.06, -0.07] as const

const shade = (family: string, rank: number): Pair => {
  const { h, c, l } = hueOf(family)
  const offset = shadeOffsets[rank % shadeOffsets.length] ?? 0
  // Far from its own lightness a hue has less room for chroma.
  const chroma = c * (1 - Math.abs(offset) * 1.4)
  return {
    light: { l: l + offset * 0.85, c: chroma, h },
    dark: { l: Math.min(0.9, l + 0.06 + offset * 0.85), c: chroma * 0.95, h },
  }
}

const newestFirst = (a: string, b: string): number =>
  modelName(b).version - modelName(a).version || (a < b ? -1 : 1)

/** Colours of all models of a store: a family keeps its hue, its versions are shades of it. */
export const modelColors = (models: readonly string[]): ReadonlyMap<string, Pair> => {
  const families = new Map<string, string[]>()
  for (const model of models) {
    const { family } = modelName(model)
    families.set(family, [...(families.get(family) ?? []), model])
  }
  const colors = new Map<string, Pair>()
  for (const [family, members] of families)
    members.toSorted(newestFirst).forEach((model, rank) => {
      colors.set(model, shade(family, rank))
    })
  return colors
}

/** Order of stacking and of legends: families together, newest version first. */
export const modelOrder = (a: string, b: string): number => {
  const [left, right] = [modelName(a).family, modelName(b).family]
  if (left === right) return newestFirst(a, b)
  const ranks = Object.keys(familyHues)
  const place = (family: string) => (ranks.indexOf(family) + ranks.length + 1) % (ranks.length + 1)
  return place(left) - place(right) || (left < right ? -1 : 1)
}

/** Each kind of token and its hue, in the order they are stacked. */
export const tokenKinds = [
  { key: 'inputTokens', label: 'Input', color: 'var(--token-input)' },
  { key: 'outputTokens', label: 'Output', color: 'var(--token-output)' },
  { key: 'cacheReadTokens', label: 'Cache read', color: 'var(--token-cache-read)' },
  { key: 'cacheWrite5mTokens', label: 'Cache write 5 min', color: 'var(--token-cache-write-5m)' },
  { key: 'cacheWrite1hTokens', label: 'Cache write 1 h', color: 'var(--token-cache-write-1h)' },
] as const

/** The five token counts of a usage row. */
export type TokenCounts = Readonly<Record<(typeof tokenKinds)[number]['key'], number>>

/** All tokens of a row. */
export const totalTokens = (counts: TokenCounts): number =>
  tokenKinds.reduce((sum, { key }) => sum + counts[key], 0)
