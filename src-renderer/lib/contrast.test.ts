import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(path.join(import.meta.dirname, '../ui/tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split('[data-theme="dark"]')

/** Colours of a theme by the names of their tokens. */
const colorsOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
      name ?? '',
      hex ?? '',
    ]),
  )

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const linear = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  const [red = 0, green = 0, blue = 0] = linear
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grounds = ['canvas', 'surface', 'surface-raised', 'surface-sunk', 'hover', 'pressed']
const inks = ['ink', 'ink-soft', 'ink-faint', 'accent', 'good', 'warning', 'bad']

test.each([
  ['light', light],
  ['dark', dark],
])('every ink of the %s theme can be read on every ground', (_theme, block) => {
  const colors = colorsOf(block)
  const tools = [...colors.keys()].filter((name) => name.startsWith('tool-'))
  expect(tools).toHaveLength(8)
  const faint = [...inks, ...tools].flatMap((ink) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(colors.get(ink) ?? '', colors.get(ground) ?? '')
      // Small text needs 4.5:1 by WCAG 2.2 §1.4.3.
      return ratio >= 4.5 ? [] : [`--${ink} on --${ground}: ${ratio.toFixed(2)}`]
    }),
  )
  expect(faint).toEqual([])
})
