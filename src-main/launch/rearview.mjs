// npm run rearview: the command line as it is built, built first where it is not.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build-state.mjs'
import { nodeTrouble } from './node-version.mjs'
import { endWithParent, returnToCaller, runHeadless } from './run-headless.mjs'

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)))
const trouble = nodeTrouble(process.versions.node)

if (trouble) {
  process.stderr.write(`${trouble}\n`)
  process.exitCode = 1
} else if (!existsSync(path.join(root, 'out/main/headless.cjs')) && !build(root)) {
  process.exitCode = 1
} else {
  returnToCaller()
  endWithParent()
  await runHeadless(root, process.argv.slice(2))
}
