import { type Content, contentOf, openIngest } from '#main/testing/store.ts'
import { makeQuickFolder, removeFolder } from './scale.ts'

/** Brings a store up to date with a home and says what it then holds. */
export const readInto = async (home: string, dataDir: string): Promise<Content> => {
  const service = await openIngest(home, dataDir)
  try {
    await service.runPass()
  } finally {
    await service.close()
  }
  return contentOf(dataDir, home)
}

/** What a store that knows nothing yet makes of a home: what every other store of it must hold. */
export const readAnew = async (home: string): Promise<Content> => {
  const dataDir = makeQuickFolder()
  try {
    return await readInto(home, dataDir)
  } finally {
    removeFolder(dataDir)
  }
}
