import { homedir } from 'node:os'
import path from 'node:path'
import { app, protocol } from 'electron'
import { startEarlyQueries } from '#main/engine/early-queries.ts'
import { collectLinks } from '#main/shell/collect-links.ts'
import { openProgram } from '#main/shell/open-program.ts'
import { prepareElectron, prepareFolder } from '#main/shell/prepare-electron.ts'
import { readStartOptions } from '#main/shell/start-options.ts'

prepareElectron(app, protocol)
const onLater = collectLinks(app)
const args = process.argv.slice(1)
const options = readStartOptions(args, {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  cwd: process.cwd(),
})
const folderTrouble = prepareFolder(app, options.dataDir)

// One program per data folder: a second start hands over to the first and touches nothing.
if (app.requestSingleInstanceLock()) {
  const isUsable = folderTrouble === undefined
  const early = isUsable ? startEarlyQueries({ ...options, watch: true, ingest: true }) : undefined
  const outDir = path.join(import.meta.dirname, '..')
  openProgram({ ...options, folderTrouble, early, outDir, args, onLater })
} else {
  app.exit(0)
}
