import { z } from 'zod'
import { recall, remember } from '#renderer/lib/storage.ts'

const key = 'palette'
const mostRecent = 12

const Ids = z.array(z.string().max(400)).max(mostRecent)

/** What was chosen last, newest first, on this machine. */
export const recentIds = (): readonly string[] => {
  try {
    return Ids.catch([]).parse(JSON.parse(recall(key) ?? '[]'))
  } catch {
    return []
  }
}

/** Puts a choice in front. */
export const noteRecent = (id: string): void => {
  const ids = [id, ...recentIds().filter((one) => one !== id)].slice(0, mostRecent)
  remember(key, JSON.stringify(ids))
}
