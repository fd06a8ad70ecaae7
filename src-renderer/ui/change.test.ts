import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Change } from './change.tsx'

const draw = (now: number | null, before: number) =>
  renderToStaticMarkup(
    createElement(Change, { now, before, format: String, than: '7 days before' }),
  )

test('compares with what was before, and an unknown figure with nothing', () => {
  expect(draw(50, 100)).toContain('down')
  expect(draw(150, 100)).toContain('up')
  expect(draw(null, 100)).toBe('')
  expect(draw(5, 0)).toBe('')
})
