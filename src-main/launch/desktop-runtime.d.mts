type Env = Readonly<Record<string, string | undefined>>

/** The installed Electron, undefined where there is none. */
export declare const findRuntime: (root: string, env: Env) => string | undefined
/** Whether fetching it failed within the last day. */
export declare const hasFailedLately: (root: string, now: number) => boolean
/** Keeps in mind that fetching it failed. */
export declare const rememberFailure: (root: string, now: number) => void
/** Fetches it; whether that ended well. */
export declare const fetchRuntime: (root: string) => Promise<boolean>
