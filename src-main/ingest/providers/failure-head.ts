const shown = 200

/**
 * The beginning of what a failed tool call says: of an error, and of a result that calls itself one
 * by its first word, as shells do. Null for any other.
 */
export const failureHead = (isError: boolean, text: string): string | null => {
  const words = text.slice(0, 2 * shown).trimStart()
  if (!isError && !words.startsWith('Error') && !words.startsWith('failed')) return null
  return words.slice(0, shown).toWellFormed()
}
