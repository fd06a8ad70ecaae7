import { expect, test } from 'vitest'
import { readStartOptions } from './start-options.ts'

const around = { env: {}, platform: 'linux', home: '/home/ada', cwd: '/here' } as const

test('flags of ours are read among those of Chromium', () => {
  const args = ['--no-sandbox', '.', '--data-dir', 'data', '--claude-dir=/a', '--claude-dir', 'b']
  expect(readStartOptions(args, around)).toEqual({
    dataDir: '/here/data',
    claudeDirs: ['/a', '/here/b'],
  })
})

test('without flags the variable decides, then the platform', () => {
  const env = { REARVIEW_DATA_DIR: '/elsewhere' }
  expect(readStartOptions([], { ...around, env }).dataDir).toBe('/elsewhere')
  expect(readStartOptions([], around)).toEqual({
    dataDir: '/home/ada/.local/share/rearview',
    claudeDirs: undefined,
  })
})

test('folders of Codex are named beside those of Claude Code', () => {
  const args = ['--codex-dir', 'c', '--claude-dir=/a', '--codex-dir=/d']
  expect(readStartOptions(args, around).claudeDirs).toEqual(['/a', '/here/c', '/d'])
})

test('a flag without a value is no folder', () => {
  expect(readStartOptions(['--claude-dir', '--data-dir'], around).claudeDirs).toBeUndefined()
})
