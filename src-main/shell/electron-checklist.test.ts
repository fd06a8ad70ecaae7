import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { electronSupport, supportTrouble } from './electron-support.ts'
import { fuses } from './fuses.ts'
import { isAllowedPermission } from './guard-session.ts'

// Items of Electron's security checklist that the source proves; the others are proved in the
// window, in e2e/security*.spec.ts.

const root = path.resolve(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** Program code, without tests. */
const sources = async (): Promise<readonly (readonly [string, string])[]> => {
  const found: (readonly [string, string])[] = []
  for await (const file of glob('{src-main,src-preload}/**/*.{ts,mjs}', { cwd: root }))
    if (!file.endsWith('.test.ts')) found.push([file, read(file)])
  return found
}

/** What an option may not be, and text that breaks the rule. */
const items = [
  {
    item: '6 web security stays on',
    breach: /webSecurity\W+\b(?!true\b)|disable-web-security|ignore-certificate-errors|bypassCSP/,
    bad: ['webSecurity: false', "appendSwitch('disable-web-security')", 'bypassCSP: true'],
    stated: 'webSecurity: true',
  },
  {
    item: '8 insecure content never runs',
    breach: /allowRunningInsecureContent\W+\b(?!false\b)|allow-running-insecure-content/,
    bad: ['allowRunningInsecureContent: true', "'allow-running-insecure-content'"],
    stated: 'allowRunningInsecureContent: false',
  },
  {
    item: '9 experimental features stay off',
    breach: /experimentalFeatures\W+\b(?!false\b)|enable-experimental-web-platform-features/,
    bad: ['experimentalFeatures: isDev', "'enable-experimental-web-platform-features'"],
    stated: 'experimentalFeatures: false',
  },
  {
    item: '10 no feature of the engine is switched on',
    breach: /enableBlinkFeatures|enable-blink-features|enable-features/,
    bad: ["enableBlinkFeatures: 'X'", "appendSwitch('enable-features', 'X')"],
    stated: null,
  },
] as const

describe.each(items)('$item', ({ breach, bad, stated }) => {
  test('a breach would be seen', () => {
    expect(bad.filter((text) => !breach.test(text))).toEqual([])
  })

  test('no option anywhere breaks it', async () => {
    const all = await sources()
    expect(all.length).toBeGreaterThan(100)
    expect(all.flatMap(([file, text]) => (breach.test(text) ? [file] : []))).toEqual([])
    if (stated) expect(read('src-main/shell/create-window.ts')).toContain(stated)
  })
})

test('windows are made in one place, so that its options are those of every window', async () => {
  const makes = /new (BrowserWindow|BaseWindow|BrowserView|WebContentsView)\(/
  const found = (await sources()).flatMap(([file, text]) => (makes.test(text) ? [file] : []))
  expect(found).toEqual(['src-main/shell/create-window.ts'])
})

test('5 of every permission that Electron knows, one is granted', () => {
  const types = read('node_modules/electron/electron.d.ts')
  const names = ['Request', 'Check'].flatMap((kind) => {
    const line = types
      .split('\n')
      .find((one) => one.includes(`setPermission${kind}Handler(handler: `))
    return [...(line ?? '').matchAll(/'([A-Za-z-]+)'/g)].map(([, name = '']) => name)
  })
  const granted = [...new Set(names)].filter((name) => isAllowedPermission(name, 'app://rearview/'))
  expect(new Set(names).size).toBeGreaterThan(30)
  expect(granted).toEqual(['clipboard-sanitized-write'])
})

describe('16 Electron is one that still gets fixes', () => {
  const { devDependencies } = JSON.parse(read('package.json'))
  const major = Number.parseInt(devDependencies.electron, 10)

  test('today', () => {
    expect(supportTrouble(major, Date.now())).toBeNull()
  })

  test('and this fails once its time is over, or where the table does not know it', () => {
    const ends = Date.parse(electronSupport[major] ?? '')
    expect(supportTrouble(major, ends - 1)).toBeNull()
    expect(supportTrouble(major, ends + 1)).toMatch(/no longer gets fixes/)
    expect(supportTrouble(42, Date.now())).toMatch(/is not in the table/)
  })
})

describe('19 fuses, as a table for packaging; no packed build exists to read them from', () => {
  test('each fuse has a state, and those that weaken are off', () => {
    expect(fuses).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    })
  })

  test('no code of the window needs what the fuses take away', async () => {
    const needs = /ELECTRON_RUN_AS_NODE|\bfork\(|file:\/\/\//
    const window = (await sources()).filter(([file]) => !file.startsWith('src-main/launch/'))
    expect(window.flatMap(([file, text]) => (needs.test(text) ? [file] : []))).toEqual([])
  })
})
