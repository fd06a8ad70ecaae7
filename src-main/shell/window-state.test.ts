import { describe, expect, test } from 'vitest'
import { parseWindowState, placeWindow } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
})

describe('the window', () => {
  test('opens where it was left, on any display', () => {
    expect(placeWindow(at(40, 50), [screen])).toEqual(at(40, 50).bounds)
    expect(placeWindow(at(2000, 50), [screen, second])).toEqual(at(2000, 50).bounds)
  })

  test('opens in the middle when its display is gone or its title bar out of reach', () => {
    for (const left of [at(2000, 50), at(-900, 50), at(100, -200), at(100, 1030), at(1850, 50)])
      expect(placeWindow(left, [screen])).toEqual({ width: 1000, height: 700 })
  })

  test('is never smaller than the screens need nor larger than its display', () => {
    expect(placeWindow(at(0, 0, 10, 10), [screen])).toMatchObject({ width: 900, height: 600 })
    expect(placeWindow(at(0, 0, 9000, 9000), [screen])).toMatchObject({ width: 1920, height: 1040 })
  })

  test('has a size of its own the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({ width: 1360, height: 880 })
    expect(placeWindow(null, [])).toEqual({ width: 1360, height: 880 })
  })
})

test.each(['', '[]', 'null', '{"bounds":{}}', '{"bounds":{"x":"1","y":0,"width":1,"height":1}}'])(
  'a state that is none is passed over: %s',
  (text) => {
    expect(parseWindowState(text)).toBe(null)
  },
)

test('a state is read back as it was written', () => {
  expect(parseWindowState(JSON.stringify(at(1, 2)))).toEqual(at(1, 2))
})
