import { describe, expect, it } from 'vitest'
import { visibleLines, visibleText } from '#schema/visible-text.ts'
import { escapeJson, jsonText } from './escape-json.ts'

describe('text of others', () => {
  it('shows what a terminal would act on', () => {
    expect(visibleText('a\u001b[31m\u0007\r\n\u007f\u009b\u202e')).toBe('a␛[31m␇␍␊␡\\u009b\\u202e')
  })

  it('keeps every letter, mark and picture', () => {
    const text = 'Größe 漢字 e\u0301 😀 العربية'
    expect(visibleText(text)).toBe(text)
  })

  it('shows letters that are drawn as nothing', () => {
    expect(visibleText('a\u00adb\u3164c\u{e0041}')).toBe('a\\u00adb\\u3164c\\udb40\\udc41')
  })

  it('keeps the lines and columns of a file', () => {
    expect(visibleLines('a\tb\r\nc\u001b\n\rd')).toBe('a\tb\r\nc␛\n␍d')
  })

  it('changes no value of JSON, on one line or on many', () => {
    const value = { 'a\u009b': 'x\u001b\u007f\u2028\u202e\u{e0041}\n' }
    expect(JSON.parse(jsonText(value))).toEqual(value)
    expect(jsonText(value)).not.toMatch(/\p{Cc}|\u202e/u)
    const lines = escapeJson(JSON.stringify(value, null, 2))
    expect(JSON.parse(lines)).toEqual(value)
    expect(lines).toContain('\n')
  })
})
