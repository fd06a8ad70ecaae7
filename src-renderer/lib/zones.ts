/** Every IANA zone this browser knows, UTC first. */
export const allZones = (): readonly string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]

/** How far a zone is from UTC at a moment: `UTC+05:45`. */
export const offsetOf = (zone: string, at: number): string => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // Runtimes differ in how they spell no offset at all.
  return name.replace('GMT', 'UTC').replace(/\+00:00$/, '') || 'UTC'
}

/** A zone as people search for it: `America/New_York` is found by "new york" too. */
export const zoneWords = (zone: string): string => `${zone} ${zone.replaceAll(/[_/]/g, ' ')}`
