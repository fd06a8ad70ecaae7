import { expect, test } from 'vitest'
import type { Block, LongText } from '#schema/transcript/block.ts'
import { textsOf } from './texts-of.ts'

const long = (text: string): LongText => ({ text, length: text.length })

test('finds every text of a record, so that none is lost where its form cannot be drawn', () => {
  const result = {
    body: long('result'),
    isError: false,
    isRejected: false,
    pictures: [],
    durationMs: null,
    at: null,
  }
  const blocks = [
    { kind: 'text', body: long('said') },
    { kind: 'thinking', body: null },
    { kind: 'toolUse', input: long('{}'), result },
    { kind: 'toolUse', input: long('open'), result: null },
    { kind: 'picture' },
    { kind: 'compaction', summary: long('summary') },
    { kind: 'note', body: long('') },
  ] as unknown as readonly Block[]
  expect(textsOf(blocks)).toEqual(['said', '{}', 'result', 'open', 'summary'])
})
