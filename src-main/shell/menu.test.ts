import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import { addFolder } from './add-folder.ts'
import { menuTemplate } from './menu-template.ts'
import { saveUsage } from './save-usage.ts'
import { createWindowDispatch } from './window-operations.ts'

const actions = {
  openFolder: () => undefined,
  exportUsage: () => undefined,
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

describe('saving usage', () => {
  const save = async (filePath: string, isRefused = false) => {
    const errors: string[] = []
    await saveUsage('csv', {
      askWhere: async () => ({ canceled: filePath === '', filePath }),
      exportUsage: async () =>
        isRefused
          ? { ok: false, error: toFailure(new AppError('unavailable')) }
          : { ok: true, value: { fileName: 'u.csv', mediaType: 'text/csv', text: 'a,b\n' } },
      showError: (_title, sentence) => void errors.push(sentence),
    })
    return errors
  }

  test('writes the whole file and leaves no draft beside it', async () => {
    const folder = temporaryFolder()
    expect(await save(path.join(folder, 'u.csv'))).toEqual([])
    expect(readFileSync(path.join(folder, 'u.csv'), 'utf8')).toBe('a,b\n')
    expect(readdirSync(folder)).toEqual(['u.csv'])
  })

  test('says what went wrong and leaves nothing behind', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'u.csv'))
    expect(await save(path.join(folder, 'u.csv'))).toEqual([expect.stringMatching(/not written: /)])
    expect(readdirSync(folder)).toEqual(['u.csv'])
    expect(await save(path.join(folder, 'v.csv'), true)).toEqual([
      new AppError('unavailable').message,
    ])
    expect(readdirSync(folder)).toEqual(['u.csv'])
  })

  test('does nothing when the person thinks better of it', async () => {
    expect(await save('')).toEqual([])
  })
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

  test('pass on why a folder is refused', async () => {
    const error = toFailure(new AppError('folder_unreadable'))
    const dispatch = createWindowDispatch({
      ...parts,
      addSource: async () => ({ ok: false, error }),
    })
    expect(await dispatch('window.addFolder', {}, caller)).toEqual({ ok: false, error })
  })
})
