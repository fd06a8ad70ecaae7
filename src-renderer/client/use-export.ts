import { useCallback } from 'react'
import type { ExportFormat } from '#schema/usage.ts'
import { call } from './call.ts'
import { useFilter } from './filter.ts'

const save = (fileName: string, mediaType: string, text: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Downloads the usage of the present filter as a file. */
export const useExport = (): ((format: ExportFormat) => Promise<void>) => {
  const { filter } = useFilter()
  return useCallback(
    async (format) => {
      const file = await call('usage.export', { ...filter, by: 'day', format })
      save(file.fileName, file.mediaType, file.text)
    },
    [filter],
  )
}
