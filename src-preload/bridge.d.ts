import type { Outcome } from '#schema/errors.ts'

/** What the preload gives the page: exactly these two functions. */
export interface Bridge {
  /** Runs an operation; a failure is a value. */
  readonly call: (name: string, input: unknown) => Promise<Outcome<unknown>>
  /** Notices under a name from now on; answers how to stop. */
  readonly subscribe: (name: string, listener: (payload: unknown) => void) => () => void
}

declare global {
  interface Window {
    /** Present in the desktop window, absent in a browser. */
    readonly bridge?: Bridge
  }
}
