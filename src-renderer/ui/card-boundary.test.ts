import { expect, test } from 'vitest'
import { CardBoundary } from './card-boundary.tsx'

test('draws what stands in for a part that could not be drawn', () => {
  const boundary = new CardBoundary({ children: 'part', fallback: 'its text' })
  expect(boundary.render()).toBe('part')
  boundary.state = CardBoundary.getDerivedStateFromError(new RangeError('call stack'))
  expect(boundary.render()).toBe('its text')
})
