import { dialog, shell } from 'electron'
import { createOpenExternal } from './open-external.ts'

/** Asks whether to open an address in the browser, by dialogs of the system. */
export const offerAddress = createOpenExternal({
  ask: (question) => dialog.showMessageBox(question),
  open: (address) => shell.openExternal(address),
  showError: (title, sentence) => dialog.showErrorBox(title, sentence),
})
