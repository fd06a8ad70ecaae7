import { describe, expect, it } from 'vitest'
import { defaultDataDir } from './data-dir.ts'

describe('the data folder', () => {
  it("is the platform's own", () => {
    const unix = { env: {}, home: '/home/ada' }
    expect(defaultDataDir({ platform: 'linux', ...unix })).toBe('/home/ada/.local/share/rearview')
    expect(defaultDataDir({ platform: 'darwin', ...unix })).toBe(
      '/home/ada/Library/Application Support/Rearview',
    )
    const windows = { platform: 'win32', home: 'C:\\Users\\ada' } as const
    expect(defaultDataDir({ ...windows, env: {} })).toBe('C:\\Users\\ada\\AppData\\Local\\Rearview')
    const env = { LOCALAPPDATA: 'D:\\Local' }
    expect(defaultDataDir({ ...windows, env })).toBe('D:\\Local\\Rearview')
  })

  it('follows XDG_DATA_HOME where that is an absolute path', () => {
    const linux = { platform: 'linux', home: '/home/ada' } as const
    expect(defaultDataDir({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/rearview')
    expect(defaultDataDir({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe(
      '/home/ada/.local/share/rearview',
    )
  })
})
