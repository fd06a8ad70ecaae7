import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['src-main/sample/seed.ts', ...args], { encoding: 'utf8' })

test('the seed command writes a home and says how to look at it', () => {
  const out = path.join(temporaryFolder(), 'home')
  const { status, stdout } = run('--out', out, '--seed', '7')
  expect(status).toBe(0)
  expect(stdout).toContain('30 sessions')
  expect(stdout).toContain(`--claude-dir "${out}"`)
  expect(readdirSync(path.join(out, 'projects'))).toHaveLength(4)
})

test('the seed command never writes into a folder that holds sessions', () => {
  const out = temporaryFolder()
  expect(run('--out', out).status).toBe(0)
  const again = run('--out', out)
  expect(again.status).toBe(1)
  expect(again.stderr).toContain('already holds sessions')
})

test('the seed command refuses what is no seed in words', () => {
  const { status, stderr } = run('--out', temporaryFolder(), '--seed', 'x')
  expect(status).toBe(1)
  expect(stderr).toContain('"x" is no seed')
})
