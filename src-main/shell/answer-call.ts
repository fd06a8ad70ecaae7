import { type Engine, localCaller } from '#main/engine/engine.ts'
import { errorTable, type Outcome, toFailure } from '#schema/errors.ts'
import { isWindowOperation } from '#schema/window-name.ts'
import type { AnswerCall } from './bind-operations.ts'

const refused: Outcome<never> = {
  ok: false,
  error: { code: 'forbidden', message: errorTable.forbidden.sentence },
}

/**
 * Answers any operation, for our own page alone. What only a window can do is done by
 * `ownDispatch`; without one the engine refuses it.
 */
export const createAnswerCall = (
  engine: Promise<Pick<Engine, 'dispatch'>>,
  ownDispatch?: Engine['dispatch'],
): AnswerCall => {
  const caller = localCaller('window')
  return async (isTrusted, name, input) => {
    if (!isTrusted) return refused
    try {
      const isOwn = ownDispatch !== undefined && isWindowOperation(String(name))
      const dispatch = isOwn ? ownDispatch : (await engine).dispatch
      return await dispatch(String(name), input, caller)
    } catch (error) {
      return { ok: false, error: toFailure(error) } satisfies Outcome<never>
    }
  }
}
