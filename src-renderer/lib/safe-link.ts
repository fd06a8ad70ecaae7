const safeProtocols: ReadonlySet<string> = new Set(['http:', 'https:'])

/** Whether an address may become a link: a whole one, to a page. */
export const isSafeLink = (address: string): boolean => {
  try {
    return safeProtocols.has(new URL(address).protocol)
  } catch {
    return false
  }
}
