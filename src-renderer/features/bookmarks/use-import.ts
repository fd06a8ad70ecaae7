import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#renderer/client/call.ts'
import { type MergeReport, NotesFile } from '#schema/notes.ts'
import { wouldReplace } from './merge-words.ts'

/** Throws one sentence where the file is none of ours. */
const readNotes = async (file: File): Promise<NotesFile> => {
  const text = await file.text()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error(`${file.name} cannot be used: it is not JSON.`)
  }
  const parsed = NotesFile.safeParse(json)
  if (parsed.success) return parsed.data
  throw new Error(`${file.name} cannot be used: ${parsed.error.issues[0]?.message}.`)
}

/** A file that waits for an answer, and what it would do. */
interface Waiting {
  readonly file: NotesFile
  readonly report: MergeReport
}

/** Takes a file in: at once where it replaces nothing, else after a question. */
export const useImport = () => {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [report, setReport] = useState<MergeReport | null>(null)
  const take = useMutation({
    mutationFn: ({ file, mode }: { file: NotesFile; mode: 'add' | 'replace' }) =>
      call('notes.import', { file, mode }),
    networkMode: 'always',
    onSuccess: setReport,
    onSettled: () => setWaiting(null),
  })
  const look = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await readNotes(chosen)
      return { file, report: await call('notes.import', { file, mode: 'look' }) }
    },
    networkMode: 'always',
    onSuccess: (found) => {
      if (wouldReplace(found.report) > 0) setWaiting(found)
      else take.mutate({ file: found.file, mode: 'add' })
    },
  })
  return {
    look: (file: File) => {
      setReport(null)
      take.reset()
      look.mutate(file)
    },
    question: waiting?.report ?? null,
    answer: (mode: 'add' | 'replace') => waiting && take.mutate({ file: waiting.file, mode }),
    cancel: () => setWaiting(null),
    report,
    isPending: look.isPending || take.isPending,
    error: look.error ?? take.error,
  }
}
