import type { Caller, Engine, NoticeListener } from '#main/engine/engine.ts'
import { AppError, type Outcome, toFailure } from '#schema/errors.ts'
import type { Notice, NoticeName } from '#schema/events.ts'
import type { OperationTable } from './bind-operations.ts'

/** What an operation answers in a test; throws what should fail. */
export type Answer = (input: Readonly<Record<string, unknown>>, caller: Caller) => unknown

/** An engine whose answers a test writes down, with the same door as the real one. */
export interface FixtureEngine extends Engine {
  readonly publish: <N extends NoticeName>(name: N, payload: Notice<N>) => void
  readonly listeners: ReadonlySet<NoticeListener>
}

/** An engine for tests of the binding alone. */
export const createFixtureEngine = (
  table: OperationTable,
  answers: Readonly<Record<string, Answer>> = {},
): FixtureEngine => {
  const listeners = new Set<NoticeListener>()
  const run = (name: string, raw: unknown, caller: Caller): unknown => {
    const operation = Object.hasOwn(table, name) ? table[name] : undefined
    if (!operation) throw new AppError('not_found')
    if (!caller.access.includes(operation.access)) throw new AppError('unauthorized')
    const parsed = operation.input.safeParse(raw)
    if (!parsed.success) {
      const places = parsed.error.issues.map(({ path, message, code }) => ({
        loc: path.map((part) => (typeof part === 'number' ? part : String(part))),
        msg: message,
        type: code,
      }))
      throw new AppError('invalid_input', undefined, places)
    }
    return answers[name]?.(parsed.data as Readonly<Record<string, unknown>>, caller) ?? {}
  }
  const dispatch = async (
    name: string,
    raw: unknown,
    caller: Caller,
  ): Promise<Outcome<unknown>> => {
    try {
      return { ok: true, value: run(name, raw, caller) }
    } catch (thrown) {
      return { ok: false, error: toFailure(thrown) }
    }
  }
  return {
    dispatch,
    call: dispatch as Engine['call'],
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => undefined,
    publish: (name, payload) => {
      for (const listener of listeners) listener(name, payload)
    },
    listeners,
  }
}
