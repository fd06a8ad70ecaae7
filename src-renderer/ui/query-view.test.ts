import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QueryView } from './query-view.tsx'

interface State {
  readonly data?: string
  readonly error?: Error | null
  readonly isPlaceholderData?: boolean
}

const draw = ({ data, error = null, isPlaceholderData = false }: State) =>
  renderToStaticMarkup(
    createElement(() =>
      QueryView<string>({
        query: { data, error, isPlaceholderData, refetch: () => undefined },
        what: 'the totals',
        skeleton: 'skeleton',
        children: (text) => text,
      }),
    ),
  )

const error = new Error('The engine is away.')

test('keeps what was read before, and says that it could not be read again', () => {
  const drawn = draw({ data: 'ready', error })
  expect(drawn).toContain('Could not read the totals again. The engine is away.')
  expect(drawn).toContain('Retry')
  expect(drawn).toContain('ready')
  expect(draw({ data: 'ready' })).not.toContain('Retry')
})

test('marks an answer to another question', () => {
  expect(draw({ data: 'ready', isPlaceholderData: true })).toContain('aria-busy')
  expect(draw({ data: 'ready' })).not.toContain('aria-busy')
})

test('has a skeleton while nothing is there, and a notice where nothing came', () => {
  expect(draw({})).toBe('skeleton')
  expect(draw({ error })).toContain('Could not read the totals. The engine is away.')
})
