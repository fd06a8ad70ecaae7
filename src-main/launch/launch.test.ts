import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuildStale, isBuilt } from './build-state.mjs'
import { chooseFace, readStartArgs, windowArgs } from './choose-face.mjs'
import { findRuntime, hasFailedLately, rememberFailure } from './desktop-runtime.mjs'
import { nodeTrouble } from './node-version.mjs'

let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'rearview-launch-'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A file, and the folders above it, last changed at a time in seconds. */
const put = (name: string, at: number): void => {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  for (let place = file; place !== root; place = path.dirname(place)) utimesSync(place, at, at)
}

describe('the version of Node', () => {
  it('is told apart in one sentence', () => {
    for (const version of ['22.22.0', '22.30.1', '24.0.0', '26.1.0']) {
      expect(nodeTrouble(version), version).toBeUndefined()
    }
    for (const version of ['18.0.0', '20.20.2', '22.21.9', '23.11.0']) {
      expect(nodeTrouble(version), version).toMatch(/^Rearview needs Node .*\.$/)
    }
  })
})

describe('the build', () => {
  const putResults = (at: number) => {
    for (const name of [
      'out/main/headless.cjs',
      'out/main/desktop.cjs',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ]) {
      put(name, at)
    }
  }

  it('is stale when a result is missing or a source is newer, tests aside', () => {
    put('src-main/a.ts', 100)
    expect(isBuilt(root)).toBe(false)
    expect(isBuildStale(root)).toBe(true)
    putResults(200)
    expect(isBuilt(root)).toBe(true)
    expect(isBuildStale(root)).toBe(false)
    put('src-main/a.test.ts', 300)
    utimesSync(path.join(root, 'src-main'), 100, 100)
    expect(isBuildStale(root)).toBe(false)
    put('schema/deep/a.ts', 300)
    expect(isBuildStale(root)).toBe(true)
    putResults(400)
    put('package.json', 500)
    expect(isBuildStale(root)).toBe(true)
  })
})

describe('the desktop runtime', () => {
  it('is the one the environment names, else the installed one', () => {
    expect(findRuntime(root, {})).toBeUndefined()
    put('node_modules/electron/dist/electron', 1)
    writeFileSync(path.join(root, 'node_modules/electron/path.txt'), 'electron')
    expect(findRuntime(root, {})).toBe(path.join(root, 'node_modules/electron/dist/electron'))
    put('own', 1)
    const own = path.join(root, 'own')
    expect(findRuntime(root, { ELECTRON_EXEC_PATH: own })).toBe(own)
    expect(findRuntime(root, { ELECTRON_EXEC_PATH: `${own}x` })).toBeUndefined()
  })

  it('is not fetched again on the day that failed', () => {
    const hour = 60 * 60 * 1000
    expect(hasFailedLately(root, 5 * hour)).toBe(false)
    rememberFailure(root, 5 * hour)
    expect(hasFailedLately(root, 28 * hour)).toBe(true)
    expect(hasFailedLately(root, 30 * hour)).toBe(false)
    expect(hasFailedLately(root, 4 * hour)).toBe(false)
  })
})

describe('the face', () => {
  const linux = {
    web: false,
    platform: 'linux',
    env: { DISPLAY: ':0' },
    runtime: '/electron',
    hasFailedLately: false,
  } as const

  it('is a window where there are a runtime and a display', () => {
    expect(chooseFace(linux)).toEqual({ kind: 'window', runtime: '/electron' })
    expect(chooseFace({ ...linux, env: { WAYLAND_DISPLAY: 'w' } }).kind).toBe('window')
    expect(chooseFace({ ...linux, platform: 'darwin', env: {} }).kind).toBe('window')
  })

  it('is a browser when that is asked for or there is no display, and says why', () => {
    expect(chooseFace({ ...linux, web: true })).toEqual({ kind: 'browser' })
    expect(chooseFace({ ...linux, env: {} })).toEqual({
      kind: 'browser',
      why: expect.stringContaining('display'),
    })
  })

  it('is fetched for once and only where that may work', () => {
    const none = { ...linux, runtime: undefined }
    expect(chooseFace(none)).toEqual({ kind: 'fetch' })
    expect(chooseFace({ ...none, hasFailedLately: true }).kind).toBe('browser')
    const skip = { DISPLAY: ':0', ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }
    expect(chooseFace({ ...none, env: skip }).kind).toBe('browser')
  })

  it('gets every argument but --web, and root no sandbox', () => {
    expect(readStartArgs(['--web', '--port', '1'])).toEqual({ web: true, rest: ['--port', '1'] })
    const args = { root: '/app', rest: ['--data-dir', 'd'], platform: 'linux', uid: 1000 } as const
    expect(windowArgs(args)).toEqual(['/app', '--data-dir', 'd'])
    expect(windowArgs({ ...args, uid: 0 })[0]).toBe('--no-sandbox')
    expect(windowArgs({ ...args, platform: 'darwin', uid: 0 })[0]).toBe('/app')
  })
})
