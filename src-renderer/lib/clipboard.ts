import { visibleControls } from '#schema/visible-text.ts'

/** Text as it may leave for another program: a terminal that it is pasted into acts on nothing. */
export const clipboardText = (text: string): string => visibleControls(text)

/** Puts a text on the clipboard, by {@link clipboardText}; rejects where the system refuses. */
export const copyText = (text: string): Promise<void> =>
  navigator.clipboard.writeText(clipboardText(text))
