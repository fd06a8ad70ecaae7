// For a stand-in launcher that imports the entry only after Electron is ready, which real
// Electron never does: what must come first is done here (`electron -r this-file app`), and what
// the entry does again later does no harm.
const { existsSync } = require('node:fs')
const { app, protocol } = require('electron')

const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
const graphics = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg']
if (process.platform === 'linux' && !graphics.some((device) => existsSync(device)))
  for (const name of ['disable-gpu', 'disable-software-rasterizer'])
    app.commandLine.appendSwitch(name)
if (process.platform === 'linux' && process.env.GDK_GL === undefined) {
  process.env.GDK_GL = 'disable'
  app.once('ready', () => delete process.env.GDK_GL)
}
app.enableSandbox = () => {}
protocol.registerSchemesAsPrivileged = () => {}
app.on('session-created', (session) => session.setSpellCheckerLanguages([]))
