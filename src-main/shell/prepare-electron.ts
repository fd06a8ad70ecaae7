import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { App, Protocol } from 'electron'
import { hasGraphics, skipToolkitGraphics } from './graphics.ts'
import { latePlace, ownPlace, setPagePlace } from './page-address.ts'

const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true } as const

/** Settles what can only be settled before Electron is ready. */
export const prepareElectron = (
  app: Pick<App, 'enableSandbox' | 'commandLine' | 'on' | 'once' | 'isReady'>,
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>,
): void => {
  try {
    // A machine that cannot sandbox (root in a container) says --no-sandbox; forcing it there
    // would end every process of Chromium. Each window asks for the sandbox by itself too.
    if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
    protocol.registerSchemesAsPrivileged([{ scheme: ownPlace.scheme, privileges }])
  } catch {
    // Both refuse once Electron is ready, which is when some launchers load this program.
    setPagePlace(latePlace)
  }
  // The page makes much at once while it starts. Where its young objects have little room at first,
  // collecting them takes a tenth of that time.
  const own = app.commandLine.getSwitchValue('js-flags')
  app.commandLine.appendSwitch('js-flags', `--min-semi-space-size=16 ${own}`.trim())
  // Without a graphics device Chromium starts the process that draws three times before it draws with
  // the processor, and the first picture waits for that. It draws so from the first on; nothing of
  // ours is of three dimensions.
  if (!hasGraphics(process.platform, existsSync)) {
    app.commandLine.appendSwitch('disable-gpu')
    app.commandLine.appendSwitch('disable-software-rasterizer')
  }
  skipToolkitGraphics(app, process.platform, process.env)
  // Chromium's own errands would go to the network; nothing leaves this machine.
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  // A session fetches a dictionary while it is made, before it can be told not to check spelling,
  // and through a proxy the rule above does not hold.
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]))
}

/**
 * Puts Electron's own state below the data folder, so that everything of ours lies in one place.
 * A folder that cannot be used is reported later, when there can be a window to say it.
 */
export const prepareFolder = (app: Pick<App, 'setPath'>, dataDir: string): unknown => {
  const folder = path.join(dataDir, 'desktop')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    app.setPath('userData', folder)
    return undefined
  } catch (error) {
    app.setPath('userData', mkdtempSync(path.join(tmpdir(), 'rearview-')))
    return error
  }
}
