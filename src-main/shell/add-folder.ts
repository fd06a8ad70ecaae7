import type { OpenDialogOptions } from 'electron'
import type { Outcome } from '#schema/errors.ts'

/** What adding a config folder needs of the window and the engine. */
export interface AddFolder {
  readonly askWhich: (
    options: OpenDialogOptions,
  ) => Promise<{ canceled: boolean; filePaths: string[] }>
  readonly addSource: (path: string) => Promise<Outcome<unknown>>
  readonly showError: (title: string, sentence: string) => void
}

/** Asks which config folder a person means; null where they think better of it. */
export const chooseFolder = async (
  home: string,
  askWhich: AddFolder['askWhich'],
): Promise<string | null> => {
  const { canceled, filePaths } = await askWhich({
    title: 'Open config folder',
    message: 'Choose a Claude Code config folder, the one that holds "projects"',
    buttonLabel: 'Watch this folder',
    defaultPath: home,
    properties: ['openDirectory', 'showHiddenFiles', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks for a config folder and has it watched from now on; a failure is shown. */
export const addFolder = async (home: string, parts: AddFolder): Promise<void> => {
  const folder = await chooseFolder(home, parts.askWhich)
  if (folder === null) return
  const outcome = await parts.addSource(folder)
  if (!outcome.ok) parts.showError('That folder was not added', outcome.error.message)
}
