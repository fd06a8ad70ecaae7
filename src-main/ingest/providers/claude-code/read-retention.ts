import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'

/** What Claude Code does where nobody set anything. */
const defaultDays = 30

/** Longer than anybody's history; keeps the sum a date. */
const mostDays = 100_000

/** The later one wins. */
const files = ['settings.json', 'settings.local.json']

/** Settings are small; what is larger is none. */
const mostBytes = 1024 * 1024

const readSmall = async (file: string): Promise<string> => {
  // People link their settings to elsewhere, so links are followed; a pipe would never end.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = await handle.stat()
    return stats.isFile() && stats.size <= mostBytes ? await handle.readFile('utf8') : ''
  } finally {
    await handle.close()
  }
}

const daysIn = (text: string): number | null => {
  const settings: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
  if (typeof settings !== 'object' || settings === null) return null
  const days = 'cleanupPeriodDays' in settings ? settings.cleanupPeriodDays : null
  return typeof days === 'number' && days >= 0 ? Math.min(days, mostDays) : null
}

/**
 * Days after its last writing at which Claude Code deletes a transcript of a config folder, as
 * `cleanupPeriodDays` of its settings says. Settings that cannot be read say nothing.
 */
export const readRetentionDays = async (root: string): Promise<number> => {
  let days = defaultDays
  for (const name of files) {
    const found = await readSmall(path.join(root, name))
      .then(daysIn)
      .catch(() => null)
    days = found ?? days
  }
  return days
}
