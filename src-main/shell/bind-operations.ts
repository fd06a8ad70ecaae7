import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { type Engine, localCaller } from '#main/engine/engine.ts'
import { errorTable, type Outcome, toFailure } from '#schema/errors.ts'
import { isWindowOperation } from '#schema/window.ts'
import { isPageAddress } from './page-address.ts'

type Frame = Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'parent' | 'url'>

/** Whether a call comes from the top frame of our own page. The frame is null once it has gone. */
export const isTrustedFrame = (frame: Frame | null): boolean =>
  frame !== null && frame.parent === null && isPageAddress(frame.url)

const refused: Outcome<never> = {
  ok: false,
  error: { code: 'forbidden', message: errorTable.forbidden.sentence },
}

/**
 * The one channel from the page: any operation, for our own top frame alone. What only a window
 * can do is done by `ownDispatch`; without one the engine refuses it.
 */
export const bindOperations = (
  ipcMain: Pick<IpcMain, 'handle'>,
  engine: Promise<Pick<Engine, 'dispatch'>>,
  ownDispatch?: Engine['dispatch'],
): void => {
  const caller = localCaller('window')
  ipcMain.handle('operation', async (event, name: unknown, input: unknown) => {
    if (!isTrustedFrame(event.senderFrame)) return refused
    try {
      const isOwn = ownDispatch !== undefined && isWindowOperation(String(name))
      const dispatch = isOwn ? ownDispatch : (await engine).dispatch
      return await dispatch(String(name), input, caller)
    } catch (error) {
      return { ok: false, error: toFailure(error) } satisfies Outcome<never>
    }
  })
}
