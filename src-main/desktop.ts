import { homedir } from 'node:os'
import path from 'node:path'
import { app, protocol } from 'electron'
import { collectLinks } from '#main/shell/collect-links.ts'
import { prepareElectron, prepareFolder } from '#main/shell/prepare-electron.ts'
import { readStartOptions } from '#main/shell/start-options.ts'

prepareElectron(app, protocol)
const onLink = collectLinks(app)
const args = process.argv.slice(1)
const options = readStartOptions(args, {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  cwd: process.cwd(),
})
const folderTrouble = prepareFolder(app, options.dataDir)

// One program per data folder: a second start hands over to the first and touches nothing. All
// above must have run before Electron is ready, so the rest of the program is loaded after it.
if (app.requestSingleInstanceLock()) {
  const { openProgram } = await import('#main/shell/open-program.ts')
  const outDir = path.join(import.meta.dirname, '..')
  openProgram({ ...options, folderTrouble, outDir, args, onLink })
} else {
  app.exit(0)
}
