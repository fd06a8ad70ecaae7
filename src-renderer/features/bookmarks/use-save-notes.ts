import { useMutation } from '@tanstack/react-query'
import { call } from '#renderer/client/call.ts'
import { saveFile } from '#renderer/client/save-file.ts'

/** Saves all that a person wrote as a file, and how the last time went. */
export const useSaveNotes = () =>
  useMutation<void, Error, void>({
    mutationFn: async () => {
      const { fileName, mediaType, text } = await call('notes.export', {})
      saveFile(fileName, mediaType, text)
    },
    // The server is this machine: whether there is internet does not matter.
    networkMode: 'always',
  })
