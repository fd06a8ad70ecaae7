import { homedir } from 'node:os'
import path from 'node:path'
import { app, protocol } from 'electron'
import { prepareElectron, prepareFolder } from '#main/shell/prepare-electron.ts'
import { readStartOptions } from '#main/shell/start-options.ts'

prepareElectron(app, protocol)
const options = readStartOptions(process.argv.slice(1), {
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
  openProgram({ ...options, folderTrouble, outDir: path.join(import.meta.dirname, '..') })
} else {
  app.exit(0)
}
