import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { hasGraphics, skipToolkitGraphics } from './graphics.ts'

test('only a Linux machine without any graphics device is drawn for by its processor', () => {
  expect(hasGraphics('linux', () => false)).toBe(false)
  for (const device of ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'])
    expect(hasGraphics('linux', (one) => one === device)).toBe(true)
  expect(hasGraphics('darwin', () => false)).toBe(true)
  expect(hasGraphics('win32', () => false)).toBe(true)
})

/** A start of Electron that is told when it is ready. */
const startingApp = (isReady = false) => {
  const events = new EventEmitter()
  const app = Object.assign(events, { isReady: () => isReady })
  return { app, becomeReady: () => events.emit('ready') }
}

test('GTK makes no use of OpenGL while Electron starts, and what is started later may', () => {
  const env: NodeJS.ProcessEnv = {}
  const { app, becomeReady } = startingApp()
  skipToolkitGraphics(app, 'linux', env)
  expect(env.GDK_GL).toBe('disable')
  becomeReady()
  expect(env).toEqual({})
})

test('what a person said of OpenGL stays, and nothing is said too late or on other systems', () => {
  const said: NodeJS.ProcessEnv = { GDK_GL: 'always' }
  const { app, becomeReady } = startingApp()
  skipToolkitGraphics(app, 'linux', said)
  becomeReady()
  expect(said).toEqual({ GDK_GL: 'always' })
  const env: NodeJS.ProcessEnv = {}
  skipToolkitGraphics(startingApp(true).app, 'linux', env)
  skipToolkitGraphics(startingApp().app, 'darwin', env)
  expect(env).toEqual({})
})
