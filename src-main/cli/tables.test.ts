import { describe, expect, it } from 'vitest'
import { formatBytes, formatCost, formatCount, formatDuration } from './format-figures.ts'
import { openCommand } from './open-browser.ts'
import { shorten, textTable } from './text-table.ts'

describe('figures', () => {
  it('writes what people read', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567')
    expect([1234.567, 0, 0.001, null].map(formatCost)).toEqual([
      '$1,234.57',
      '$0.00',
      '<$0.01',
      'unpriced',
    ])
    expect([0, 999, 1000, 34_795_457].map(formatBytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.0 KB',
      '34.8 MB',
    ])
    expect([12.4, 1999].map(formatDuration)).toEqual(['12 ms', '2.0 s'])
  })
})

describe('tables', () => {
  it('aligns by what a letter takes in a terminal, with the total below', () => {
    const table = textTable<readonly [string, string]>(
      [
        { title: 'Name', align: 'left', text: ([name]) => name },
        { title: 'N', align: 'right', text: ([, count]) => count },
      ],
      [
        ['漢字', '1'],
        ['e\u0301', '1,000'],
      ],
      ['Total', '1,001'],
    )
    expect(table.split('\n')).toEqual([
      'Name       N',
      '─────  ─────',
      '漢字       1',
      'e\u0301      1,000',
      '─────  ─────',
      'Total  1,001',
    ])
  })

  it('shortens by letters, not by halves of them', () => {
    expect(shorten('😀😀😀', 2)).toBe('😀…')
    expect(shorten('abc', 3)).toBe('abc')
  })
})

describe('opening a browser', () => {
  it('hands the link over as an argument, where there is a screen', () => {
    const url = 'http://127.0.0.1:1/#code=a&b;c'
    expect(openCommand(url, { platform: 'darwin', env: {} })).toEqual({ file: 'open', args: [url] })
    expect(openCommand(url, { platform: 'win32', env: {} })?.args).toContain(url)
    expect(openCommand(url, { platform: 'linux', env: { DISPLAY: ':0' } })?.args).toEqual([url])
    expect(openCommand(url, { platform: 'linux', env: {} })).toBeUndefined()
  })
})
