import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { Notice, NoticeName } from '#schema/events.ts'
import { collectLinks } from './collect-links.ts'
import { focusWindow } from './focus-window.ts'
import { claimLinks, findSessionLink, showSession } from './open-links.ts'

test('a link is found among the arguments of a start, whatever stands around it', () => {
  const link = 'rearview://session/abc#def'
  expect(findSessionLink(['--no-sandbox', '.', link])).toEqual({ id: 'abc', message: 'def' })
  expect(findSessionLink([link, 'rearview://session/..'])).toEqual({ id: 'abc', message: 'def' })
  expect(findSessionLink(['.', '--claude-dir', '/a'])).toBeNull()
})

test('links and starts that come before the program listens are handed on in order, and once', () => {
  const app = new EventEmitter()
  const onLater = collectLinks(app as never)
  let prevented = 0
  const event = { preventDefault: () => void prevented++ }
  const heard: string[] = []
  app.emit('open-url', event, 'a')
  app.emit('open-url', event, 'b')
  app.emit('second-instance', {}, ['rearview', 'c'])
  onLater({
    onLink: (address) => void heard.push(address),
    onStart: (args) => void heard.push(args.join(' ')),
  })
  app.emit('open-url', event, 'd')
  app.emit('second-instance', {}, ['rearview'])
  expect(heard).toEqual(['a', 'b', 'rearview c', 'd', 'rearview'])
  expect(prevented).toBe(3)
})

test('a page that is still loading hears of a link once it has loaded, another at once', () => {
  const sent: [NoticeName, unknown][] = []
  const send = <N extends NoticeName>(name: N, payload: Notice<N>) =>
    void sent.push([name, payload])
  const contents = new EventEmitter()
  let isLoading = true
  const window = {
    webContents: Object.assign(contents, { isLoadingMainFrame: () => isLoading }) as never,
  }
  showSession(window, { id: 'first' }, send)
  expect(sent).toEqual([])
  contents.emit('did-finish-load')
  isLoading = false
  showSession(window, { id: 'second' }, send)
  expect(sent).toEqual([
    ['open.session', { id: 'first' }],
    ['open.session', { id: 'second' }],
  ])
})

test('links are claimed from the system by an installed program alone', () => {
  const claimed: string[] = []
  const setAsDefaultProtocolClient = (scheme: string) => claimed.push(scheme) > 0
  claimLinks({ isPackaged: false, setAsDefaultProtocolClient })
  expect(claimed).toEqual([])
  claimLinks({ isPackaged: true, setAsDefaultProtocolClient })
  expect(claimed).toEqual(['rearview'])
})

test('a window is restored where it is minimised, then shown and focused', () => {
  const done: string[] = []
  const window = (minimised: boolean) => ({
    isMinimized: () => minimised,
    restore: () => void done.push('restore'),
    show: () => void done.push('show'),
    focus: () => void done.push('focus'),
  })
  focusWindow(window(true))
  focusWindow(window(false))
  focusWindow(undefined)
  expect(done).toEqual(['restore', 'show', 'focus', 'show', 'focus'])
})
