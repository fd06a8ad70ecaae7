import type { log } from '#main/lib/log.ts'

/**
 * An entry of the program's log from what opens the window: the log is loaded with the first entry,
 * as the window need not wait for it.
 */
export const logLater = (level: 'warn' | 'error', fields: object, sentence: string): void => {
  const write = ({ log: written }: { readonly log: typeof log }): void =>
    written[level](fields, sentence)
  void import('#main/lib/log.ts').then(write, () => undefined)
}
