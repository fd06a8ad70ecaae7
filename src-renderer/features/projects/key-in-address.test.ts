import { expect, test } from 'vitest'
import { fromAddress, toAddress } from './key-in-address.ts'

test('a key comes back from its address, which has nothing that climbs or names a file', () => {
  for (const key of ['/home/dev/site.js', 'D:\\work\\..\\a~5C', '~', '/plain'])
    expect(fromAddress(toAddress(key))).toBe(key)
  expect(toAddress('C:\\site.js')).toBe('C:~5Csite~2Ejs')
})

test('a key written by hand is understood', () => {
  expect(fromAddress('/home/dev/site.js')).toBe('/home/dev/site.js')
})
