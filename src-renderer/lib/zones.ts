/** Browsers list some zones by names that nobody uses any more, and accept the new ones. */
const newNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Every IANA zone this browser knows, under the name in use, UTC first. */
export const allZones = (): readonly string[] => {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => newNames[zone] ?? zone)
  return ['UTC', ...[...new Set(zones)].filter((zone) => zone !== 'UTC').sort()]
}

/** How far a zone is from UTC at a moment: `UTC+05:45`. */
export const offsetOf = (zone: string, at: number): string => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // Runtimes differ in how they spell no offset at all.
  return name.replace('GMT', 'UTC').replace(/\+00:00$/, '') || 'UTC'
}

/** A zone as people search for it: `America/New_York` is found by "new york" too. */
export const zoneWords = (zone: string): string => `${zone} ${zone.replaceAll(/[_/]/g, ' ')}`
