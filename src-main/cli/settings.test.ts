import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('folders of any agent take the place of all usual ones', () => {
  const named = readSettings({ claudeDir: ['a'], codexDir: ['/b'] }, '')
  expect(named.claudeDirs).toEqual([path.resolve('a'), '/b'])
  expect(readSettings({ codexDir: ['/b'] }, '').claudeDirs).toEqual(['/b'])
  expect(readSettings({}, '').claudeDirs).toBeUndefined()
})
