import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FreshnessText } from './freshness.tsx'

const draw = (tone: 'reading' | 'live', text: string) => {
  const html = renderToStaticMarkup(createElement(FreshnessText, { tone, text, hint: '' }))
  return { html, said: /role="status">([^<]+)/.exec(html)?.[1] }
}

test('reads out that reading began or ended, not each file of it', () => {
  const [few, more] = [draw('reading', 'reading 10 of 300'), draw('reading', 'reading 11 of 300')]
  expect(more.html).toContain('reading 11 of 300')
  expect(more.said).toBe(few.said)
  expect(few.said).not.toContain('10')
  expect(draw('live', 'live').said).not.toBe(few.said)
})
