import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** npm moves to the top of the repository; names of files mean the folder a person stands in. */
export const returnToCaller = () => {
  const { INIT_CWD, npm_lifecycle_event: isByNpm } = process.env
  if (!isByNpm || !INIT_CWD) return
  try {
    process.chdir(INIT_CWD)
  } catch {
    // The folder is gone: names of files then mean the repository.
  }
}

const lookEveryMs = 500

/**
 * npm hands a signal to the shell between us, and that may end without passing it on. Whoever
 * stops npm means us, so we stop when our parent is gone.
 */
export const endWithParent = () => {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  look.unref()
}

/** Runs the built command line in this process, so that its output and signals are its own. */
export const runHeadless = async (root, args) => {
  process.argv.splice(2, Infinity, ...args)
  await import(pathToFileURL(path.join(root, 'out/main/headless.cjs')).href)
}
