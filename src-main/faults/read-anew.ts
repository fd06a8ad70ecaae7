import { IngestService } from '#main/ingest/ingest-service.ts'
import { type Content, contentOf } from '#main/testing/store.ts'
import { makeQuickFolder, removeFolder } from './scale.ts'

/** The real ingest, to be closed by the caller; `onMoment` is called between its commits. */
export const openService = (
  home: string,
  dataDir: string,
  onMoment: () => void = () => undefined,
): Promise<IngestService> =>
  IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress: onMoment,
    onChange: onMoment,
    onRoots: () => undefined,
    onReplaced: () => undefined,
  })

/** Brings a store up to date with a home and says what it then holds. */
export const readInto = async (home: string, dataDir: string): Promise<Content> => {
  const service = await openService(home, dataDir)
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
