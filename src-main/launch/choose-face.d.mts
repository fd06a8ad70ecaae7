type Env = Readonly<Record<string, string | undefined>>

/** What `npm start` was asked: `--web` is for it, all else is passed on. */
export declare const readStartArgs: (args: readonly string[]) => {
  readonly web: boolean
  readonly rest: readonly string[]
}

/** How the program shows itself. */
export type Face =
  | { readonly kind: 'browser'; readonly why?: string }
  | { readonly kind: 'window'; readonly runtime: string }
  | { readonly kind: 'fetch' }

/** Window where that is possible, else the browser, and why. */
export declare const chooseFace: (on: {
  readonly web: boolean
  readonly platform: NodeJS.Platform
  readonly env: Env
  readonly runtime: string | undefined
  readonly hasFailedLately: boolean
}) => Face

/** Arguments of the window. */
export declare const windowArgs: (on: {
  readonly root: string
  readonly rest: readonly string[]
  readonly platform: NodeJS.Platform
  readonly uid: number | undefined
}) => readonly string[]
