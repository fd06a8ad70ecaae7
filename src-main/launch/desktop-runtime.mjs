import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const fetchWithinMs = 60_000
const rememberMs = 24 * 60 * 60 * 1000

/**
 * The installed Electron, undefined where there is none. Its package is never imported: that
 * would start a download.
 */
export const findRuntime = (root, env) => {
  if (env.ELECTRON_EXEC_PATH) {
    return existsSync(env.ELECTRON_EXEC_PATH) ? env.ELECTRON_EXEC_PATH : undefined
  }
  try {
    const folder = path.join(root, 'node_modules/electron')
    const name = readFileSync(path.join(folder, 'path.txt'), 'utf8').trim()
    const file = path.join(env.ELECTRON_OVERRIDE_DIST_PATH || path.join(folder, 'dist'), name)
    return name !== '' && existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

const failureFile = (root) => path.join(root, 'node_modules/.cache/rearview/desktop-runtime.json')

export const hasFailedLately = (root, now) => {
  try {
    const { failedAt } = JSON.parse(readFileSync(failureFile(root), 'utf8'))
    return typeof failedAt === 'number' && failedAt <= now && now - failedAt < rememberMs
  } catch {
    return false
  }
}

export const rememberFailure = (root, now) => {
  const file = failureFile(root)
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify({ failedAt: now })}\n`)
  } catch {
    // A place that cannot be written to: the next start tries again, that is all.
  }
}

/** Runs Electron's own installer once, within a minute; whether it ended well. */
export const fetchRuntime = (root) => {
  const installer = path.join(root, 'node_modules/electron/install.js')
  if (!existsSync(installer)) return Promise.resolve(false)
  process.stderr.write('Fetching the desktop runtime once (about 100 MB, a minute at most)…\n')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { cwd: root, stdio: 'ignore' })
    const limit = setTimeout(() => child.kill('SIGKILL'), fetchWithinMs)
    const end = (isDone) => {
      clearTimeout(limit)
      resolve(isDone)
    }
    child.once('error', () => end(false))
    child.once('exit', (code) => end(code === 0))
  })
}
