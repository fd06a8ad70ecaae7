import fuzzysort from 'fuzzysort'
import type { PaletteItem } from './palette-item.ts'

/** Items whose words hold some letters in their order, best first; all of them for no letters. */
export const rankItems = (items: readonly PaletteItem[], q: string): readonly PaletteItem[] =>
  q === ''
    ? items
    : fuzzysort.go(q, items, { keys: ['label', 'words'], threshold: 0.3 }).map(({ obj }) => obj)

/** Known items that were chosen last, in that order, as a group of their own. */
export const pickRecent = (
  items: readonly PaletteItem[],
  ids: readonly string[],
): readonly PaletteItem[] =>
  ids.flatMap((id) => {
    const item = items.find((one) => one.id === id)
    return item ? [{ ...item, group: 'Recent' as const }] : []
  })
