import { type Engine, localCaller } from '#main/engine/engine.ts'
import { type Outcome, toFailure } from '#schema/errors.ts'
import { isWindowOperation } from '#schema/window-name.ts'
import type { AnswerCall } from './bind-operations.ts'

/**
 * Answers any operation. What only a window can do is done by `ownDispatch`; without one the engine
 * refuses it.
 */
export const createAnswerCall = (
  engine: Promise<Pick<Engine, 'dispatch'>>,
  ownDispatch?: Engine['dispatch'],
): AnswerCall => {
  const caller = localCaller('window')
  return async (name, input) => {
    try {
      const isOwn = ownDispatch !== undefined && isWindowOperation(name)
      const dispatch = isOwn ? ownDispatch : (await engine).dispatch
      return await dispatch(name, input, caller)
    } catch (error) {
      return { ok: false, error: toFailure(error) } satisfies Outcome<never>
    }
  }
}
