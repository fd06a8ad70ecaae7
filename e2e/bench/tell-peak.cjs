// Loaded before the program it measures; at its end it leaves how much memory it needed at most.
const { readFileSync, writeFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

/** Linux counts what a process held before it became this program into its resource usage. */
const peakBytes = () => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return Number(kilobytes) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}

const file = process.env.REARVIEW_BENCH_PEAK
if (isMainThread && file) process.on('exit', () => writeFileSync(file, String(peakBytes())))
