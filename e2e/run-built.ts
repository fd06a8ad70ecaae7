import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { root } from '#e2e/folders.ts'

/** The built command line. */
export const headless = path.join(root, 'out', 'main', 'headless.cjs')

/** Where a run of the program reads and writes. */
export interface Places {
  readonly claudeDir: string
  readonly dataDir: string
}

/** A running `serve`. */
export interface Server {
  /** With the one-time code in its fragment. */
  readonly url: string
  readonly token: string
  /** Id of its process. */
  readonly pid: number
  /** What it wrote on stderr so far. */
  readonly stderr: () => string
  readonly stop: () => Promise<void>
}

/** How a command line names them. */
export const placeFlags = ({ claudeDir, dataDir }: Places): string[] => [
  '--claude-dir',
  claudeDir,
  '--data-dir',
  dataDir,
]

/** Runs a command of the built program and answers its JSON. */
export const runJson = async (command: readonly string[], places: Places): Promise<unknown> => {
  const args = [headless, ...command, '--json', ...placeFlags(places)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 })
  return JSON.parse(stdout)
}

const addressOf = (line: string): { url: string; token: string } => {
  const answer: unknown = JSON.parse(line)
  if (typeof answer !== 'object' || answer === null) throw new Error(`serve printed ${line}`)
  const { url, token } = { url: '', token: '', ...answer }
  return { url, token }
}

/**
 * Starts the built server and waits for the line that says where it is. `nodeFlags` are for Node
 * itself, such as those of its inspector.
 */
export const startServer = async (
  places: Places,
  nodeFlags: readonly string[] = [],
): Promise<Server> => {
  const args = [...nodeFlags, headless, 'serve', '--json', ...placeFlags(places)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`serve ended with ${code} before it listened: ${errors}`)
  })
  // Whatever ends us, the server does not outlive it.
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    const limit = setTimeout(() => child.kill('SIGKILL'), 5000)
    await gone
    clearTimeout(limit)
  }
  ended.catch(() => undefined)
  return { ...addressOf(String(line)), pid: child.pid ?? 0, stderr: () => errors, stop }
}
