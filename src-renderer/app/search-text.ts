/**
 * Search parameters as plain text both ways, so that addresses can be read, written by hand and
 * sent on; what a value means is for the route's schema to say. A repeated one is a list.
 */
export const parseSearch = (text: string): Record<string, string | string[]> => {
  const query = new URLSearchParams(text)
  const search: Record<string, string | string[]> = {}
  for (const name of new Set(query.keys())) {
    const [first = '', ...more] = query.getAll(name)
    search[name] = more.length > 0 ? [first, ...more] : first
  }
  return search
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** Absent and empty values are left out. Slashes and colons stay as they are, as people write them. */
export const stringifySearch = (search: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (isSaid(one)) query.append(name, String(one))
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')
  return text ? `?${text}` : ''
}
