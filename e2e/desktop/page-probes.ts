import type { Page } from '@playwright/test'

/** Names of our own page's globals that hold what a test puts there. */
type Answers = Readonly<Record<string, string>>

/** Asks the page's browser for each thing a page may ask a person or a machine for. */
export const askPermissions = (page: Page): Promise<Answers> =>
  page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'persistent-storage',
      'screen-wake-lock',
      'storage-access',
      'window-management',
      'local-fonts',
      'idle-detection',
      'display-capture',
    ]
    const navigation = navigator as unknown as Record<string, Record<string, never> | undefined>
    const outcome = (asking: () => unknown) =>
      Promise.race([
        Promise.resolve()
          .then(asking)
          .then(
            () => 'granted',
            (error: unknown) => `denied: ${error}`,
          ),
        new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 3000)),
      ])
    const call = (owner: string, method: string, ...all: unknown[]) => {
      const target = navigation[owner]
      if (!target) throw new Error('absent')
      return Reflect.apply(target[method] as never, target, all)
    }
    const must = async (asking: Promise<unknown>, wanted: unknown) => {
      if ((await asking) !== wanted) throw new Error('refused')
    }
    // First and alone: some of the other questions take the focus away.
    const copied = await outcome(() => navigator.clipboard.writeText('chosen'))
    const states = names.map(async (name) => {
      const query = navigator.permissions.query({ name: name as PermissionName })
      return [
        `query ${name}`,
        await outcome(() =>
          must(
            query.then(({ state }) => state),
            'granted',
          ),
        ),
      ]
    })
    const located = () =>
      new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))
    const asked: Record<string, () => unknown> = {
      'read the clipboard': () => navigator.clipboard.readText(),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
      place: located,
      notifications: () => must(Notification.requestPermission(), 'granted'),
      midi: () => call('requestMIDIAccess', 'call', navigator, { sysex: true }),
      'pointer lock': () => document.body.requestPointerLock(),
      'full screen': () => document.body.requestFullscreen(),
      'keyboard lock': () => call('keyboard', 'lock'),
      hid: () =>
        must(
          Promise.resolve(call('hid', 'requestDevice', { filters: [] })).then(
            (all) => Array.isArray(all) && all.length > 0,
          ),
          true,
        ),
      usb: () => call('usb', 'requestDevice', { filters: [] }),
      serial: () => call('serial', 'requestPort'),
      bluetooth: () => call('bluetooth', 'requestDevice', { acceptAllDevices: true }),
    }
    const tried = Object.entries(asked).map(async ([name, ask]) => [name, await outcome(ask)])
    return {
      'write the clipboard': copied,
      ...Object.fromEntries(await Promise.all([...states, ...tried])),
    }
  })

/** Tries to run text and to reach out, as injected markup would; says what the policy blocked. */
export const tryInjection = (page: Page, elsewhere: string): Promise<readonly string[]> =>
  page.evaluate(async (origin) => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      blocked.push(effectiveDirective),
    )
    const script = document.createElement('script')
    script.textContent = 'globalThis.__ran = 1'
    document.body.append(script)
    // What a debugger calls may make code whatever the policy says, so a timer does it.
    setTimeout(() => {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      Reflect.set(globalThis, '__ran', eval('1'))
    })
    const image = new Image()
    image.src = `${origin}/image.png`
    await fetch(`${origin}/fetch`).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return [...blocked.sort(), `ran: ${Reflect.get(globalThis, '__ran') ?? 'nothing'}`]
  }, elsewhere)

/** Asks the engine once, then again while the page has bent what every script stands on. */
export const callOverTampered = (page: Page) =>
  page.evaluate(async () => {
    const call = async () => {
      const answer = await window.bridge?.call('projects.list', {})
      return answer
    }
    const before = await call()
    const { defineProperty, getOwnPropertyDescriptor } = Object
    const kept: [object, PropertyKey, PropertyDescriptor | undefined][] = []
    const bend = (owner: object, key: PropertyKey, bent: PropertyDescriptor) => {
      kept[kept.length] = [owner, key, getOwnPropertyDescriptor(owner, key)]
      defineProperty(owner, key, { ...bent, configurable: true })
    }
    const forged = { value: () => ({ ok: true, value: 'forged' }), writable: true }
    bend(Promise.prototype, 'then', forged)
    bend(Promise, 'resolve', forged)
    bend(Map.prototype, 'get', forged)
    bend(Function.prototype, 'call', forged)
    bend(Function.prototype, 'apply', forged)
    bend(JSON, 'parse', forged)
    bend(String.prototype, 'toString', forged)
    bend(Array.prototype, Symbol.iterator, forged)
    const during = await call()
    for (let index = kept.length - 1; index >= 0; index--) {
      // By place, not by pattern: iteration is bent too.
      const one = kept[index]
      if (one?.[2]) defineProperty(one[0], one[1], one[2])
      else if (one) Reflect.deleteProperty(one[0], one[1])
    }
    return { before, during }
  })
