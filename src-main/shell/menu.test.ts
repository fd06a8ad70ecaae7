import { describe, expect, test } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import { addFolder } from './add-folder.ts'
import { menuTemplate } from './menu-template.ts'
import { createWindowDispatch } from './window-operations.ts'

const actions = {
  openFolder: () => undefined,
  exportUsage: () => undefined,
  exportScreen: () => undefined,
  show: () => undefined,
  showDataFolder: () => undefined,
  about: () => undefined,
}

const rolesOf = (isPackaged: boolean): readonly unknown[] =>
  menuTemplate(actions, { isMac: false, isPackaged }).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu.map(({ role }) => role) : [],
  )

test('the menu has tools for developers only where nothing is packed', () => {
  expect(rolesOf(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  for (const role of ['reload', 'toggleDevTools']) expect(rolesOf(true)).not.toContain(role)
})

test('offers the usage report always, and the screen only once it has a table', () => {
  const file = menuTemplate(actions, { isMac: false, isPackaged: true })[0]?.submenu
  const items = Array.isArray(file) ? file.find(({ label }) => label === 'Export')?.submenu : []
  const offered = Array.isArray(items) ? items.filter(({ label }) => label) : []
  expect(offered.map(({ label, enabled }) => [label, enabled])).toEqual([
    ['Usage report as CSV…', undefined],
    ['Usage report as JSON…', undefined],
    ['This screen as CSV…', false],
    ['This screen as JSON…', false],
  ])
})

test('a folder that is refused is said, one that is not chosen is not asked for', async () => {
  const errors: string[] = []
  const asked: string[] = []
  const choose = (filePaths: string[]) =>
    addFolder('/home', {
      askWhich: async () => ({ canceled: filePaths.length === 0, filePaths }),
      addSource: async (folder) => {
        asked.push(folder)
        return { ok: false, error: toFailure(new AppError('folder_unreadable')) }
      },
      showError: (_title, sentence) => void errors.push(sentence),
    })
  await choose([])
  await choose(['/chosen'])
  expect(asked).toEqual(['/chosen'])
  expect(errors).toEqual([new AppError('folder_unreadable').message])
})

describe('operations of the window', () => {
  const parts = {
    home: '/home',
    dataDir: '/data',
    openPath: async () => '',
    askWhich: async () => ({ canceled: false, filePaths: ['/chosen'] }),
    addSource: async () => ({ ok: true, value: { rows: [] } }) as const,
    save: {
      askFile: async () => ({ canceled: true, filePath: '' }),
      askFolder: async () => ({ canceled: true, filePaths: [] }),
      readPiece: async () =>
        ({ ok: false, error: toFailure(new AppError('unavailable')) }) as const,
      showError: () => undefined,
    },
    offerTables: () => undefined,
  }
  const caller = localCaller('window')

  test('show the data folder, or say why it cannot be shown', async () => {
    const shown: string[] = []
    const openPath = async (folder: string) => {
      shown.push(folder)
      return shown.length > 1 ? 'there is no file manager' : ''
    }
    const dispatch = createWindowDispatch({ ...parts, openPath })
    expect(await dispatch('window.showDataFolder', {}, caller)).toEqual({ ok: true, value: {} })
    expect(await dispatch('window.showDataFolder', {}, caller)).toMatchObject({
      ok: false,
      error: { message: '/data cannot be shown: there is no file manager' },
    })
    expect(shown).toEqual(['/data', '/data'])
  })

  test('add a folder that a person chooses, and nothing where they do not', async () => {
    const dispatch = createWindowDispatch(parts)
    expect(await dispatch('window.addFolder', {}, caller)).toEqual({
      ok: true,
      value: { path: '/chosen' },
    })
    const none = createWindowDispatch({
      ...parts,
      askWhich: async () => ({ canceled: true, filePaths: [] }),
    })
    expect(await none('window.addFolder', {}, caller)).toEqual({ ok: true, value: { path: null } })
  })

  test('offer the tables of the screen in the menu', async () => {
    const told: number[] = []
    const dispatch = createWindowDispatch({ ...parts, offerTables: (tables) => told.push(tables) })
    expect(await dispatch('window.tellTables', { tables: 3 }, caller)).toEqual({
      ok: true,
      value: {},
    })
    expect(told).toEqual([3])
  })

  test('take no place to write to from the page', async () => {
    const asked: object[] = []
    const askFile = async (options: object) => {
      asked.push(options)
      return { canceled: true, filePath: '' }
    }
    const dispatch = createWindowDispatch({ ...parts, save: { ...parts.save, askFile } })
    const tables = [{ table: 'sessions', input: { filePath: '/etc/passwd' } }]
    const question = { format: 'csv', tables, filePath: '/etc/passwd', defaultPath: '/etc' }
    expect(await dispatch('window.saveTables', question, caller)).toEqual({
      ok: true,
      value: { saved: 0 },
    })
    expect(asked).toMatchObject([{ defaultPath: 'rearview-sessions.csv' }])
    const wrong = { format: 'csv', tables: [{ table: '../../etc/passwd', input: {} }] }
    expect(await dispatch('window.saveTables', wrong, caller)).toMatchObject({ ok: false })
  })

  test('pass on why a folder is refused', async () => {
    const error = toFailure(new AppError('folder_unreadable'))
    const dispatch = createWindowDispatch({
      ...parts,
      addSource: async () => ({ ok: false, error }),
    })
    expect(await dispatch('window.addFolder', {}, caller)).toEqual({ ok: false, error })
  })
})
