import { AppError } from '#schema/errors.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import { noteRefusal } from './access.ts'
import { unreachable } from './unreachable.ts'

/** Whether the page runs in the desktop window, beside the shell. */
export const isDesktop = (): boolean => window.bridge !== undefined

/**
 * The way over HTTP brings the whole table of operations along, which a window would make at its
 * start for nothing.
 */
const loadHttp = () =>
  import('./call-http.ts').catch(() => {
    throw unreachable()
  })

/** Undefined keys are dropped, so that one input has one shape however it was made. */
const compact = (input: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))

const callBridge = async (name: OperationName, input: unknown): Promise<unknown> => {
  const outcome = await window.bridge?.call(name, input)
  if (!outcome) throw new AppError('unavailable')
  if (outcome.ok) return outcome.value
  throw AppError.from(outcome.error)
}

const callServer = async (
  name: OperationName,
  fields: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> => {
  try {
    const { callHttp } = await loadHttp()
    return await callHttp(name, fields, signal)
  } catch (error) {
    noteRefusal(error)
    throw error
  }
}

/** Runs an operation: over the bridge in the desktop window, over HTTP in a browser. */
export const call = async <N extends OperationName>(
  name: N,
  input: Input<N>,
  signal?: AbortSignal,
): Promise<Output<N>> => {
  const fields = compact(input as Readonly<Record<string, unknown>>)
  const answer = isDesktop()
    ? await callBridge(name, fields)
    : await callServer(name, fields, signal)
  // The engine parses what it answers where that matters; here the table is the contract.
  return answer as Output<N>
}
