import { readFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'

/** What each renderer was made with, as Electron remembers it. */
export const preferencesOf = (app: ElectronApplication): Promise<readonly unknown[]> =>
  app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) =>
        Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []),
      ),
  )

/** How many fuses an Electron has: the byte after the mark and the version of its fuse wire. */
export const fusesOf = (executable: string): number => {
  const bytes = readFileSync(executable)
  const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
  const at = bytes.indexOf(mark)
  return at < 0 ? 0 : (bytes[at + mark.length + 1] ?? 0)
}
