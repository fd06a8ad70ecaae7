import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import type { Finding } from './run-check.ts'

const others = 0o077

/** Whether the data folder can be written to, is for its owner alone, and holds nothing damaged. */
export const checkDataDir = (dataDir: string): Finding => {
  if (!existsSync(dataDir)) {
    return { state: 'skipped', count: 0, detail: `${dataDir} is not there yet` }
  }
  const names = readdirSync(dataDir)
  const count = names.length
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK)
  } catch {
    return { state: 'failed', count, detail: `${dataDir} cannot be written to` }
  }
  const kept = names.filter((name) => /\.(damaged|orphaned)-\d+(-\d+)?$/.test(name))
  if (kept.length > 0) {
    return {
      state: 'warning',
      count,
      detail: `databases no longer used are kept: ${kept.join(', ')}`,
    }
  }
  if (process.platform !== 'win32' && (statSync(dataDir).mode & others) !== 0) {
    return { state: 'warning', count, detail: `others on this machine can look into ${dataDir}` }
  }
  return { state: 'ok', count, detail: dataDir }
}
