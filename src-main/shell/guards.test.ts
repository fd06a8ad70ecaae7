import { describe, expect, test } from 'vitest'
import { createAnswerCall } from './answer-call.ts'
import { type AnswerCall, bindOperations, isTrustedFrame } from './bind-operations.ts'
import { isAllowedPermission, isAllowedRequest } from './guard-session.ts'
import { createOpenExternal, offerableAddress } from './open-external.ts'

describe('requests', () => {
  test('go to our page, to what it made and to the inspector', () => {
    expect(isAllowedRequest('app://rearview/assets/index.js', 'script')).toBe(true)
    expect(isAllowedRequest('blob:app://rearview/0-1', 'other')).toBe(true)
    expect(isAllowedRequest('data:image/png;base64,AA', 'image')).toBe(true)
    expect(isAllowedRequest('devtools://devtools/bundled/x.js', 'script')).toBe(true)
  })

  test.each([
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://127.0.0.1:1/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'app://other/',
    'blob:https://example.com/0-1',
    'data:text/html,x',
    'chrome-extension://x/y',
    'not an address',
  ])('do not go to %s', (address) => {
    expect(isAllowedRequest(address, 'mainFrame')).toBe(false)
  })

  test('are granted the clipboard for writing and nothing else', () => {
    expect(isAllowedPermission('clipboard-sanitized-write', 'app://rearview/')).toBe(true)
    expect(isAllowedPermission('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'hid'])
      expect(isAllowedPermission(permission, 'app://rearview/')).toBe(false)
  })
})

type Handler = (...all: never[]) => unknown

describe('calls', () => {
  const url = 'app://rearview/'
  const engine = Promise.resolve({
    dispatch: async (name: string) => ({ ok: true as const, value: name }),
  })

  const callFrom = async (senderFrame: unknown, on: Promise<never> | typeof engine = engine) => {
    const bound = new Map<string, Handler>()
    const ipcMain = {
      handle: (channel: string, handler: Handler) => void bound.set(channel, handler),
    }
    bindOperations(ipcMain, Promise.resolve(createAnswerCall(on)))
    return await bound.get('operation')?.(...([{ senderFrame }, 'app.health', {}] as never[]))
  }

  test('are answered for the top frame of our page alone', async () => {
    expect(await callFrom({ parent: null, url })).toEqual({ ok: true, value: 'app.health' })
    const strangers = [
      null,
      { parent: {}, url },
      { parent: null, url: 'about:blank' },
      { parent: null, url: 'data:text/html,x' },
      { parent: null, url: 'evil://rearview/' },
    ]
    for (const frame of strangers)
      expect(await callFrom(frame)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(isTrustedFrame(null)).toBe(false)
  })

  test('wait for the program, and are judged by the frame they came from', async () => {
    const bound = new Map<string, Handler>()
    const { promise, resolve } = Promise.withResolvers<AnswerCall>()
    bindOperations({ handle: (channel, handler) => void bound.set(channel, handler) }, promise)
    const frame = { parent: null, url }
    const event = { senderFrame: frame as object | null }
    const answer = bound.get('operation')?.(...([event, 'app.health', {}] as never[]))
    // By the time of the answer the page may have been loaded anew.
    event.senderFrame = null
    resolve(createAnswerCall(engine))
    expect(await answer).toEqual({ ok: true, value: 'app.health' })
  })

  test('become a failure when there is no engine', async () => {
    const none = Promise.reject(new Error('secret detail'))
    const answer = await callFrom({ parent: null, url }, none)
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })
})

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    '\\\\host\\share',
    '//host/path',
    'data:text/html,x',
    'vbscript:x',
    'mailto:a@b.c',
    'app://rearview/',
    'https://',
    'https://name@example.com/',
    'https://name:secret@example.com/',
    `https://example.com/${'x'.repeat(10_000)}`,
    '',
  ])('are not offered: %s', (address) => {
    expect(offerableAddress(address)).toBe(null)
  })

  const outside = (response: number, refusal?: Error) => {
    const asked: string[] = []
    const opened: string[] = []
    const told: string[] = []
    const open = createOpenExternal({
      ask: async ({ message }) => {
        asked.push(String(message))
        return { response }
      },
      open: async (address) => {
        if (refusal) throw refusal
        opened.push(address)
      },
      showError: (_title, sentence) => void told.push(sentence),
    })
    return { asked, opened, told, open }
  }

  test('are opened after a yes to a question that names the host', async () => {
    const { asked, opened, open } = outside(1)
    await open('http://example.com:8080/a b')
    expect(asked).toEqual(['Open a link to example.com:8080 in your browser?'])
    expect(opened).toEqual(['http://example.com:8080/a%20b'])
  })

  test('are not opened after a no, and ask once at a time', async () => {
    const { asked, opened, open } = outside(0)
    await Promise.all([open('https://example.com/'), open('https://example.org/')])
    expect(asked).toHaveLength(1)
    expect(opened).toEqual([])
  })

  test('that the system cannot open are told of, and the next is asked for again', async () => {
    const { asked, told, open } = outside(1, new Error('no handler'))
    await open('https://example.com/')
    await open('https://example.org/')
    expect(told).toEqual([
      'The system has nothing to open example.com with.',
      'The system has nothing to open example.org with.',
    ])
    expect(asked).toHaveLength(2)
  })
})
