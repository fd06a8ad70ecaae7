import { app, Menu } from 'electron'
import { createMenuActions, type MenuParts } from './menu-actions.ts'
import { menuTemplate, screenExportIds } from './menu-template.ts'

/** Gives the program its menu, in place of the one of Electron's. */
export const setMenu = (parts: MenuParts): void => {
  const on = { isMac: process.platform === 'darwin', isPackaged: app.isPackaged }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(createMenuActions(parts), on)))
}

/** Offers the tables of the screen in front, or nothing where it has none. */
export const offerTables = (tables: number): void => {
  for (const id of screenExportIds) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (item) item.enabled = tables > 0
  }
}
