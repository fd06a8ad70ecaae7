/**
 * Search parameters as plain text both ways, so that addresses can be read, written by hand and
 * sent on; what a value means is for the route's schema to say.
 */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text))

/** Absent and empty values are left out. Slashes and colons stay as they are, as people write them. */
export const stringifySearch = (search: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')
  return text ? `?${text}` : ''
}
