import { expect, test } from 'vitest'
import { noProgress } from '#schema/ingest.ts'
import { emptyTitle } from './empty-words.ts'

test('does not say that there are no transcripts where they could not be read', () => {
  const trouble = 'The disk is full.'
  expect(emptyTitle({ ...noProgress, phase: 'live', trouble })).toBe(
    'Transcripts could not be read',
  )
  expect(emptyTitle({ ...noProgress, phase: 'starting' })).toBe('Looking for transcripts…')
  expect(emptyTitle({ ...noProgress, phase: 'live' })).toBe('No transcripts yet')
  expect(emptyTitle({ ...noProgress, phase: 'reading' })).toBe('The first numbers are on their way')
})
