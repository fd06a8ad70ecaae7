// npm start: the desktop window where there can be one, else the same program in a browser.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, isBuildStale } from './build-state.mjs'
import { chooseFace, readStartArgs, windowArgs } from './choose-face.mjs'
import { fetchRuntime, findRuntime, hasFailedLately, rememberFailure } from './desktop-runtime.mjs'
import { nodeTrouble } from './node-version.mjs'
import { endWithParent, returnToCaller, runHeadless } from './run-headless.mjs'

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)))
const { platform, env } = process
/** A window that ends with an error this soon was never seen by anybody. */
const neverOpenedMs = 10_000

const say = (sentence) => process.stderr.write(`${sentence}\n`)

const openInBrowser = (rest, why) => {
  if (why) say(`${why}, so Rearview opens in a browser.`)
  return runHeadless(root, ['serve', '--open', ...rest])
}

/** Runs the window until it is closed; false where it did not come up. */
const openWindow = (runtime, rest) => {
  const { ELECTRON_RUN_AS_NODE: _, ...windowEnv } = env
  const uid = process.getuid?.()
  const startedAt = Date.now()
  return new Promise((resolve) => {
    const child = spawn(runtime, windowArgs({ root, rest, platform, uid }), {
      stdio: 'inherit',
      env: windowEnv,
    })
    let isAsked = false
    const pass = (signal) => {
      isAsked = true
      child.kill(signal)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
    const end = (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass)
      const hasFailed = code !== 0 && !isAsked
      process.exitCode = hasFailed ? 1 : 0
      resolve(!(hasFailed && Date.now() - startedAt < neverOpenedMs))
    }
    child.once('error', () => end(1))
    child.once('exit', (code) => end(code ?? 1))
  })
}

const choose = (web) =>
  chooseFace({
    web,
    platform,
    env,
    runtime: findRuntime(root, env),
    hasFailedLately: hasFailedLately(root, Date.now()),
  })

const start = async () => {
  if (isBuildStale(root) && !build(root)) {
    process.exitCode = 1
    return
  }
  const { web, rest } = readStartArgs(process.argv.slice(2))
  let face = choose(web)
  if (face.kind === 'fetch') {
    if (!(await fetchRuntime(root))) rememberFailure(root, Date.now())
    face = choose(web)
  }
  returnToCaller()
  endWithParent()
  if (face.kind === 'window' && (await openWindow(face.runtime, rest))) return
  process.exitCode = 0
  await openInBrowser(rest, face.kind === 'browser' ? face.why : 'The window could not open')
}

const trouble = nodeTrouble(process.versions.node)
if (trouble) {
  say(trouble)
  process.exitCode = 1
} else {
  await start()
}
