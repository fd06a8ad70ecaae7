#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { nodeTrouble } from '#main/launch/node-version.mjs'

// Run as source or as built, the page lies where the build puts it.
const isSource = import.meta.url.endsWith('.ts')
const rendererDir = new URL(isSource ? '../out/renderer' : '../renderer', import.meta.url)

// An older Node dies without a word when it loads the native store, so nothing else comes first.
const trouble = nodeTrouble(process.versions.node)
if (trouble) {
  process.stderr.write(`${trouble}\n`)
  process.exitCode = 1
} else {
  const { runCommandLine } = await import('#main/cli/main.ts')
  process.exitCode = await runCommandLine(process.argv.slice(2), fileURLToPath(rendererDir))
}
