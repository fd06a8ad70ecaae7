/** Why this Node cannot run the program, undefined when it can. */
export declare const nodeTrouble: (version: string) => string | undefined
