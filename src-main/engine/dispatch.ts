import { log } from '#main/lib/log.ts'
import { AppError, type ErrorPlace, type Outcome, toFailure } from '#schema/errors.ts'
import type { Operation } from '#schema/operation.ts'
import { loadOperation } from '#schema/load-operation.ts'
import type { OperationName } from '#schema/operations.ts'
import type { Caller } from './engine.ts'

/** A call of a known operation with a parsed input. */
export interface KnownCall {
  readonly name: OperationName
  readonly operation: Operation
  readonly input: unknown
}

/** Runs a call, or rejects with an AppError. */
export type Run = (call: KnownCall) => Promise<unknown>

type InputError = NonNullable<ReturnType<Operation['input']['safeParse']>['error']>

const placesOf = (error: InputError): ErrorPlace[] =>
  error.issues.map((issue) => ({
    loc: issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part)),
    msg: issue.message,
    type: issue.code,
  }))

const checkAccess = (operation: Operation, caller: Caller): void => {
  if (operation.access === 'public' || caller.access.includes(operation.access)) return
  const isAnonymous = caller.access.every((access) => access === 'public')
  throw new AppError(isAnonymous ? 'unauthorized' : 'forbidden')
}

const parseInput = (operation: Operation, raw: unknown): unknown => {
  const parsed = operation.input.safeParse(raw ?? {})
  if (parsed.success) return parsed.data
  const places = placesOf(parsed.error)
  const first = places[0]
  const where = first && first.loc.length > 0 ? `${first.loc.join('.')}: ` : ''
  throw new AppError('invalid_input', `${where}${first?.msg ?? 'This cannot be used.'}`, places)
}

/** Outside production the output is held against its schema too; in production that costs time. */
const checkOutput = process.env.NODE_ENV === 'test' || process.env.REARVIEW_CHECK_OUTPUT === '1'

/**
 * The only door: name → access → input → run → outcome. It never throws. Calls of one feature run in
 * the order they came in; the first to a feature may be overtaken by one to another, as it loads.
 */
export const createDispatch =
  (run: Run) =>
  async (name: string, raw: unknown, caller: Caller): Promise<Outcome<unknown>> => {
    try {
      const operation = await loadOperation(name)
      if (!operation) throw new AppError('not_found', 'There is no such operation.')
      checkAccess(operation, caller)
      const input = parseInput(operation, raw)
      const value = await run({ name: name as OperationName, operation, input })
      return { ok: true, value: checkOutput ? operation.output.parse(value) : value }
    } catch (thrown) {
      if (!(thrown instanceof AppError))
        log.error({ name, error: String(thrown) }, 'an operation failed')
      return { ok: false, error: toFailure(thrown) }
    }
  }
