/** Scheme and host of the window's page; a scheme of our own has none of the rights of file:. */
export const pageScheme = 'app'
export const pageHost = 'rearview'
export const pageAddress = `${pageScheme}://${pageHost}/`

/** An address from outside, parsed; null where it is none. */
export const parseAddress = (address: string): URL | null => {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

/**
 * Whether an address is one of our page. Protocol and host are compared, since the origin of
 * every scheme unknown to the URL standard is the same string, `null`.
 */
export const isPageAddress = (address: string): boolean => {
  const url = parseAddress(address)
  return url?.protocol === `${pageScheme}:` && url.host === pageHost
}
