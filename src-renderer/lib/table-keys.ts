interface Place {
  readonly active: number
  readonly total: number
  /** Rows in sight. */
  readonly page: number
}

const target = (key: string, { active, total, page }: Place): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return active + 1
    case 'ArrowUp':
      return active - 1
    case 'PageDown':
      return active + Math.max(1, page)
    case 'PageUp':
      return active - Math.max(1, page)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return undefined
  }
}

/** The row a key leads to, held within the list; undefined for a key that does not move. */
export const moveTo = (key: string, place: Place): number | undefined => {
  const next = target(key, place)
  return next === undefined ? undefined : Math.max(0, Math.min(place.total - 1, next))
}
