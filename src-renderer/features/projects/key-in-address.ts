/**
 * A project's key as part of an address. Its backslashes and dots are written as `~5C` and `~2E`: an
 * address with them may be taken for one that climbs, or for a file.
 */
export const toAddress = (key: string): string =>
  key.replaceAll(
    /[~\\.]/g,
    (sign) => `~${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** The key that {@link toAddress} wrote; one written by hand is left as it is. */
export const fromAddress = (text: string): string =>
  text.replaceAll(/~(7E|5C|2E)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
