#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { nodeTrouble } from '#main/launch/node-version.mjs'

// Run as source or as built, the page lies where the build puts it.
const isSource = import.meta.url.endsWith('.ts')
const rendererDir = new URL(isSource ? '../out/renderer' : '../renderer', import.meta.url)

// An older Node dies without a word when it loads the native store, so nothing else comes first.
const run = async (): Promise<number> => {
  const trouble = nodeTrouble(process.versions.node)
  if (trouble) {
    process.stderr.write(`${trouble}\n`)
    return 1
  }
  const { runCommandLine } = await import('#main/cli/main.ts')
  return runCommandLine(process.argv.slice(2), fileURLToPath(rendererDir))
}

// Until it has ended: what throws, or never comes to its end, is not done.
process.exitCode = 1
void run().then((exitCode) => {
  process.exitCode = exitCode
})
