import { expect, test } from 'vitest'
import { hasGraphics } from './graphics.ts'

test('only a Linux machine without any graphics device is drawn for by its processor', () => {
  expect(hasGraphics('linux', () => false)).toBe(false)
  for (const device of ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'])
    expect(hasGraphics('linux', (one) => one === device)).toBe(true)
  expect(hasGraphics('darwin', () => false)).toBe(true)
  expect(hasGraphics('win32', () => false)).toBe(true)
})
