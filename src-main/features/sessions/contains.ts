/** `%text%` with the wildcards of LIKE taken as they are. */
export const contains = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
