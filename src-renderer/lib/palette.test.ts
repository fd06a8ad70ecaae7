import { expect, test } from 'vitest'
import { colorDistance, type Vision, visions } from './color-distance.fixture.ts'
import { modelColors, modelOrder, type Oklch } from './palette.ts'

const models = [
  'claude-opus-5',
  'claude-opus-4-8',
  'claude-opus-4-6',
  'claude-opus-4-5-20251101',
  'claude-opus-4-1-20250805',
  'claude-sonnet-5',
  'claude-sonnet-4-6',
  'claude-sonnet-4-5-20250929',
  'claude-sonnet-4-20250514',
  'claude-haiku-4-5-20251001',
  'claude-3-5-haiku-20241022',
  'claude-fable-5',
  'gpt-5-codex',
]
const colors = modelColors(models)
const stacked = models.toSorted(modelOrder)

const closest = (theme: 'light' | 'dark', vision: Vision): number => {
  const drawn = stacked.flatMap((model): Oklch[] => {
    const pair = colors.get(model)
    return pair ? [pair[theme]] : []
  })
  const distances = drawn.slice(1).map((color, place) => {
    const before = drawn[place]
    return before ? colorDistance(before, color, vision) : 1
  })
  return Math.min(...distances)
}

test.each(visions.flatMap((vision) => [['light', vision] as const, ['dark', vision] as const]))(
  'tells neighbours in a stack apart in the %s theme with %s vision',
  (theme, vision) => {
    // A just noticeable difference in OKLab is about 0.02.
    expect(closest(theme, vision)).toBeGreaterThan(0.05)
  },
)

test('keeps the hue of a family over all its versions', () => {
  const hues = models.filter((id) => id.includes('opus')).map((id) => colors.get(id)?.light.h)
  expect(new Set(hues).size).toBe(1)
})

test('gives each family a hue of its own', () => {
  const newest = ['claude-opus-5', 'claude-sonnet-5', 'claude-haiku-4-5-20251001', 'claude-fable-5']
  expect(new Set(newest.map((id) => colors.get(id)?.light.h)).size).toBe(newest.length)
})

test('stacks families together, newest version first', () => {
  expect(stacked.slice(0, 3)).toEqual(['claude-opus-5', 'claude-opus-4-8', 'claude-opus-4-6'])
})

test('gives a model the same colour whatever order the models come in', () => {
  expect(modelColors(models.toReversed())).toEqual(new Map([...colors].toReversed()))
})

test('gives a colour to a model of any name', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'valueOf-5', '', '\u202e'])
    expect(modelColors([name]).get(name)?.light.l).toBeGreaterThan(0)
})
