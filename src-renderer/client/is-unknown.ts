import { AppError } from '#schema/errors.ts'

/** Whether something failed because nothing has the name or id that was asked for. */
export const isUnknown = (error: Error | null): boolean =>
  error instanceof AppError && error.code === 'not_found'
