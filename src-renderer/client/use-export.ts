import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { Input, NamesOfKind } from '#schema/operations.ts'
import type { ExportFormat, TextFile } from '#schema/usage.ts'
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

/** Operations that answer with a file. */
type DownloadName = NamesOfKind<'download'>

/** Downloads the file of an operation, and how the last time went. */
export const useDownload = <N extends DownloadName>(
  name: N,
): UseMutationResult<void, Error, Input<N>> =>
  useMutation<void, Error, Input<N>>({
    mutationFn: async (input) => {
      const file: TextFile = await call(name, input)
      save(file.fileName, file.mediaType, file.text)
    },
    // The server is this machine: whether there is internet does not matter.
    networkMode: 'always',
  })

/** Downloads the usage of the present filter as a file, and how the last time went. */
export const useExport = (): UseMutationResult<void, Error, ExportFormat> => {
  const { filter } = useFilter()
  return useMutation<void, Error, ExportFormat>({
    mutationFn: async (format) => {
      const file = await call('usage.export', { ...filter, by: 'day', format })
      save(file.fileName, file.mediaType, file.text)
    },
    // The server is this machine: whether there is internet does not matter.
    networkMode: 'always',
  })
}
