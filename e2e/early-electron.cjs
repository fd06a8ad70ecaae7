// For a stand-in launcher that loads an ES module entry only after Electron is ready, which real
// Electron never does: what must come first is done here (`electron -r this-file app`), and what
// the entry does again later does no harm.
const { app, protocol } = require('electron')

const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
app.enableSandbox = () => {}
protocol.registerSchemesAsPrivileged = () => {}
app.on('session-created', (session) => session.setSpellCheckerLanguages([]))
