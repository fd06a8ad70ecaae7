import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'

/** The built program: what is tested here is what a person runs. */
export const builtProgram = path.resolve('out/main/headless.cjs')

/** Compiled code of the program, kept from one start to the next: a sixth of what a start costs. */
const compiled = { NODE_COMPILE_CACHE: path.resolve('test-results/compiled') }

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const started = new Set<ChildProcess>()
const folders = new Set<string>()

/** Ends what is still running and removes what was made; called after each test. */
export const cleanUp = (): void => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
}

/** A person's machine: a home without transcripts, a config folder, a folder for data. */
export const makePlace = () => {
  const root = mkdtempSync(path.join(tmpdir(), 'rearview-cli-'))
  folders.add(root)
  const claudeDir = path.join(root, 'agent')
  mkdirSync(path.join(claudeDir, 'projects'), { recursive: true })
  return { root, claudeDir, dataDir: path.join(root, 'data') }
}

/** Folders of one test. */
export type Place = ReturnType<typeof makePlace>

/** Starts the built program as that person, with nothing of the real home in reach. */
export const startBuilt = (
  args: readonly string[],
  place: Place,
  env: Readonly<Record<string, string>> = {},
): ChildProcess => {
  if (!existsSync(builtProgram)) throw new Error('Run "npm run build" first')
  const child = spawn(process.execPath, [builtProgram, ...args], {
    cwd: place.root,
    env: { PATH: process.env.PATH ?? '', HOME: place.root, TZ: 'UTC', ...compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.add(child)
  return child
}

/** Everything a started program writes, and how it ends. */
export const untilEnd = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (part: Buffer) => {
      stdout += part.toString()
    })
    child.stderr?.on('data', (part: Buffer) => {
      stderr += part.toString()
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })

/** Runs one command line to its end. */
export const run = (
  args: readonly string[],
  place: Place,
  env?: Readonly<Record<string, string>>,
): Promise<Ended> => untilEnd(startBuilt(args, place, env))

/** First line of what a started program writes to stdout. */
export const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString()
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
    child.once('error', reject)
    child.once('close', () => reject(new Error(`ended after: ${text}`)))
  })

/** One sentence on a line of its own: what a person is told when a command cannot do its work. */
export const sentence = /^[^\n]+\.\n$/

/** A place with two calls of one session in a project of its own, and `lines` after them. */
export const placeWithTranscript = (lines: readonly string[] = []): Place => {
  const place = makePlace()
  writeTranscripts(place.claudeDir, {
    'one/s1.jsonl': [
      user('Do it \u001b[31mred\u001b]52;c;eA==\u0007 \u009b2J\u202e', { cwd: '/nowhere/one' }),
      assistant('m1', undefined, { cwd: '/nowhere/one' }),
      assistant('m2', { input_tokens: 5, output_tokens: 7 }, { cwd: '/nowhere/one' }),
      ...lines,
    ],
  })
  return place
}

/** The folders of a place as options. */
export const on = ({ claudeDir, dataDir }: Place): string[] => [
  ...['--claude-dir', claudeDir],
  ...['--data-dir', dataDir],
]
