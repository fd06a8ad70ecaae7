/** Whether everything the program runs from is there. */
export declare const isBuilt: (root: string) => boolean
/** Whether a build is missing or older than what it is made from. */
export declare const isBuildStale: (root: string) => boolean
/** Builds, with all output on stderr; false where that failed. */
export declare const build: (root: string) => boolean
