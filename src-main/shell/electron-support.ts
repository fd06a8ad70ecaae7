/**
 * Until when each major of Electron gets fixes: the newest three do, and a new one comes every
 * eight weeks with every second Chromium (45 came on 2026-10-21). Days are those expected of the
 * major three later; a new major means a new line.
 */
export const electronSupport: Readonly<Record<number, string>> = {
  43: '2026-12-15',
  44: '2027-02-09',
  45: '2027-04-06',
}

/** Why a major of Electron may not be shipped at a time (UTC ms); null where it may. */
export const supportTrouble = (major: number, at: number): string | null => {
  const until = electronSupport[major]
  if (until === undefined) return `Electron ${major} is not in the table of supported ones.`
  return at < Date.parse(until) ? null : `Electron ${major} no longer gets fixes since ${until}.`
}
