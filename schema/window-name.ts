import type { windowOperations } from './window.ts'

/** A name of an operation that only the desktop window has. */
export type WindowOperationName = keyof typeof windowOperations

/** Whether a name is one of those, or would be. */
export const isWindowOperation = (name: string): name is WindowOperationName =>
  name.startsWith('window.')
