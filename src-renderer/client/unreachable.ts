import { AppError } from '#schema/errors.ts'

/** A server that does not answer has usually been stopped. */
export const unreachable = (): AppError =>
  new AppError('unavailable', 'Rearview does not answer. Is it still running?')
