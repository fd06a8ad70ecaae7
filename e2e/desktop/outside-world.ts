import type { ElectronApplication } from '@playwright/test'

/** What the program asked a person, and what it handed to the system. */
export interface OutsideWorld {
  readonly asked: readonly string[]
  readonly opened: readonly string[]
}

/** Stands in for the person and the system: boxes are answered with a button, nothing is opened. */
export const watchOutside = (app: ElectronApplication, response: 0 | 1): Promise<void> =>
  app.evaluate(({ dialog, shell }, response) => {
    const world = { asked: [] as string[], opened: [] as string[] }
    Object.assign(globalThis, { world })
    Object.assign(dialog, {
      showMessageBox: async ({ message }: { message: string }) => {
        world.asked.push(message)
        return { response }
      },
    })
    Object.assign(shell, {
      openExternal: async (address: string) => void world.opened.push(address),
      openPath: async (path: string) => {
        world.opened.push(path)
        return ''
      },
    })
  }, response)

/** What happened since {@link watchOutside}. */
export const outsideOf = (app: ElectronApplication): Promise<OutsideWorld> =>
  app.evaluate(() => Reflect.get(globalThis, 'world'))
