import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** What the build writes and the program cannot do without. */
const results = [
  'out/main/headless.cjs',
  'out/main/desktop.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/** What the build is made from. */
const sources = [
  'src-main',
  'src-preload',
  'src-renderer',
  'schema',
  'resources',
  'electron.vite.config.ts',
  'package.json',
]

const isTest = (name) => /\.test\.\w+$/.test(name)

/** Newest change of a file, or of a folder and all in it; a removed file changes its folder. */
const newestChange = (place) => {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const inside = readdirSync(place)
    .filter((name) => !isTest(name))
    .map((name) => newestChange(path.join(place, name)))
  return Math.max(found.mtimeMs, ...inside)
}

export const isBuilt = (root) => results.every((file) => existsSync(path.join(root, file)))

export const isBuildStale = (root) => {
  if (!isBuilt(root)) return true
  const oldestResult = Math.min(...results.map((file) => statSync(path.join(root, file)).mtimeMs))
  return sources.some((source) => newestChange(path.join(root, source)) > oldestResult)
}

/** Builds with all its output on stderr: stdout belongs to the command that runs afterwards. */
export const build = (root) => {
  const builder = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  if (!existsSync(builder)) {
    process.stderr.write('The dependencies are missing: run "npm ci" first.\n')
    return false
  }
  process.stderr.write('Building Rearview…\n')
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.stderr.write('Rearview could not be built; the lines above say why.\n')
  return status === 0
}
