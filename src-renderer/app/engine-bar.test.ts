import { QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, onTestFinished, test } from 'vitest'
import { createQueryClient } from '#renderer/client/query-client.ts'
import { operationQuery } from '#renderer/client/use-operation.ts'
import type { AppStatus } from '#schema/app.ts'
import { noProgress } from '#schema/ingest.ts'
import { EngineBar } from './engine-bar.tsx'

const draw = (trouble: string | null) => {
  const client = createQueryClient()
  onTestFinished(() => client.clear())
  const engine = { state: 'ready', message: '' }
  const status = { engine, ingest: { ...noProgress, trouble } } as unknown as AppStatus
  client.setQueryData(operationQuery('app.status', {}).queryKey, status)
  return renderToStaticMarkup(
    createElement(QueryClientProvider, { client }, createElement(EngineBar)),
  )
}

test('says above every screen that reading could not go on, and why', () => {
  expect(draw('The disk is full; free some space.')).toContain(
    'Reading could not go on: The disk is full; free some space.',
  )
  expect(draw('a\u202eb')).toContain('a\\u202eb')
  expect(draw(null)).not.toContain('Reading')
})
