import { expect, test } from 'vitest'
import { rangeOf } from './trends-range.ts'

const today = '2026-03-02'

test.each([
  [{}, '2026-02-01', today],
  [{ last: '7' } as const, '2026-02-24', today],
  [{ last: '90', from: '2026-01-01' } as const, '2025-12-03', today],
  [{ from: '2026-02-28' }, '2026-02-28', today],
  [{ to: '2026-02-28' }, '2026-02-28', '2026-02-28'],
  [{ from: '2026-02-20', to: '2026-02-10' }, '2026-02-10', '2026-02-20'],
  [{ from: '2025-01-01', to: '2026-02-10' }, '2025-11-13', '2026-02-10'],
])('%j means %s to %s', (choice, start, end) => {
  expect(rangeOf(choice, today)).toEqual({ start, end })
})
