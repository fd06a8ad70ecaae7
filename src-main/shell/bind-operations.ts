import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { errorTable, type Outcome } from '#schema/errors.ts'
import { isPageAddress } from './page-address.ts'

type Frame = Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'parent' | 'url'>

/** Whether a call comes from the top frame of our own page. The frame is null once it has gone. */
export const isTrustedFrame = (frame: Frame | null): boolean =>
  frame !== null && frame.parent === null && isPageAddress(frame.url)

const refused: Outcome<never> = {
  ok: false,
  error: { code: 'forbidden', message: errorTable.forbidden.sentence },
}

/** Answers a call of our own page. Never throws. */
export type AnswerCall = (name: string, input: unknown) => Promise<Outcome<unknown>>

/**
 * The one channel from the page: any operation, for our own top frame alone. It is there before what
 * answers is loaded, as the page is made meanwhile.
 */
export const bindOperations = (
  ipcMain: Pick<IpcMain, 'handle'>,
  answering: Promise<AnswerCall>,
): void => {
  ipcMain.handle('operation', async (event, name: unknown, input: unknown) => {
    // At once, as the frame may be gone later.
    if (!isTrustedFrame(event.senderFrame)) return refused
    return (await answering)(String(name), input)
  })
}
