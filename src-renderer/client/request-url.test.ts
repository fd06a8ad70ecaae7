import { expect, test } from 'vitest'
import { operations } from '#schema/operations.ts'
import { codeInFragment } from './log-in.ts'
import { requestFor } from './request-url.ts'

test('puts the input of a read into the query', () => {
  const request = requestFor(operations['usage.report'].http, {
    by: 'model',
    project: ['/home/a b/ü&c', '/d'],
    model: undefined,
  })
  expect(request).toEqual({
    method: 'GET',
    url: '/api/app/usage/report?by=model&project=%2Fhome%2Fa+b%2F%C3%BC%26c&project=%2Fd',
    body: undefined,
  })
})

test('fills the path and leaves its part out of the query', () => {
  const { http } = operations['transcript.records']
  expect(requestFor(http, { id: 'a/b?c', from: 100 }).url).toBe(
    '/api/app/sessions/a%2Fb%3Fc/transcript?from=100',
  )
})

test('fills a path whose parts have the names of a document', () => {
  const { http } = operations['tags.remove']
  expect(requestFor(http, { session_id: 's 1', tag: 'c#' })).toEqual({
    method: 'DELETE',
    url: '/api/tags/session/s%201/c%23',
    body: undefined,
  })
})

test('puts the input of a change into the body', () => {
  expect(requestFor(operations['sources.add'].http, { path: '/tmp/x' })).toEqual({
    method: 'POST',
    url: '/api/app/sources',
    body: '{"path":"/tmp/x"}',
  })
})

test('puts the input of a removal into the query', () => {
  expect(requestFor(operations['sources.remove'].http, { path: '/x' }).url).toBe(
    '/api/app/sources?path=%2Fx',
  )
})

test('repeats a list in the query', () => {
  const request = requestFor({ method: 'GET', path: '/x' }, { tag: ['a', 'b'] })
  expect(request.url).toBe('/x?tag=a&tag=b')
})

test('finds the one-time code of the printed link', () => {
  expect(codeInFragment('#code=abc_-1')).toBe('abc_-1')
  expect(codeInFragment('#top')).toBeNull()
})

test('fills a part of the path whose name has more than letters', () => {
  const remove = operations['bookmarks.remove'].http
  expect(requestFor(remove, { bookmark_id: 'bm_1/2' }).url).toBe('/api/bookmarks/bm_1%2F2')
})
