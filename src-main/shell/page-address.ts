/** Scheme and host of the window's page. */
export interface PagePlace {
  readonly scheme: string
  readonly host: string
}

/** A scheme of our own has none of the rights of file:. */
export const ownPlace: PagePlace = { scheme: 'app', host: 'rearview' }

/**
 * Where a scheme of our own can no longer be registered: some launchers load the program only
 * after Electron is ready. The name is reserved and never resolves (RFC 2606); like our own
 * scheme it is answered inside this process, and everything else over https is refused.
 */
export const latePlace: PagePlace = { scheme: 'https', host: 'rearview.invalid' }

let place = ownPlace

/** Decides, once and before anything is opened, where the page lies. */
export const setPagePlace = (chosen: PagePlace): void => {
  place = chosen
}

/** Whether the page lies where only it can: no scheme of the web was taken for it. */
export const isOwnPlace = (): boolean => place === ownPlace
/** Scheme of the page's place. */
export const pageScheme = (): string => place.scheme
/** Address of the page. */
export const pageAddress = (): string => `${place.scheme}://${place.host}/`

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
  return url?.protocol === `${place.scheme}:` && url.host === place.host
}
