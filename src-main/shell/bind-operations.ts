import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Outcome } from '#schema/errors.ts'
import { isPageAddress } from './page-address.ts'

type Frame = Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'parent' | 'url'>

/** Whether a call comes from the top frame of our own page. The frame is null once it has gone. */
export const isTrustedFrame = (frame: Frame | null): boolean =>
  frame !== null && frame.parent === null && isPageAddress(frame.url)

/** Answers a call of a page that is ours, or of one that is not. Never throws. */
export type AnswerCall = (
  isTrusted: boolean,
  name: unknown,
  input: unknown,
) => Promise<Outcome<unknown>>

/**
 * The one channel from the page. It is there before what answers is loaded, as the page is then
 * already made.
 */
export const bindOperations = (
  ipcMain: Pick<IpcMain, 'handle'>,
  answering: Promise<AnswerCall>,
): void => {
  ipcMain.handle('operation', async (event, name: unknown, input: unknown) => {
    // Now, as the frame may be gone later.
    const isTrusted = isTrustedFrame(event.senderFrame)
    return (await answering)(isTrusted, name, input)
  })
}
