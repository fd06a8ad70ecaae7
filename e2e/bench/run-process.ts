import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A process that ran to its end. */
export interface Run {
  /** From the start of the process to its end. */
  readonly ms: number
  /** What it wrote on stdout. */
  readonly stdout: string
  /** Most memory it held at a time, in bytes. */
  readonly peakBytes: number
}

const tellPeak = path.join(import.meta.dirname, 'tell-peak.cjs')

/** Runs a script in a Node of its own and measures it; one that fails is an error. */
export const runProcess = async (script: string, args: readonly string[]): Promise<Run> => {
  const peakFile = path.join(tmpdir(), `rearview-peak-${process.pid}`)
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--require', tellPeak, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, REARVIEW_BENCH_PEAK: peakFile },
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [code] = await once(child, 'close')
  const ms = performance.now() - startedAt
  process.off('exit', endWithUs)
  if (code !== 0)
    throw new Error(`${path.basename(script)} ${args[0]} ended with ${code}: ${stderr}`)
  const peakBytes = Number(readFileSync(peakFile, 'utf8'))
  rmSync(peakFile)
  return { ms, stdout, peakBytes }
}

/** The fastest of some runs, one after another. */
export const fastest = async <T extends { readonly ms: number }>(
  times: number,
  run: (time: number) => Promise<T>,
): Promise<T> => {
  let best = await run(0)
  for (let time = 1; time < times; time += 1) {
    const next = await run(time)
    if (next.ms < best.ms) best = next
  }
  return best
}
