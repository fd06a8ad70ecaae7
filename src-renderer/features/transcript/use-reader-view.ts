import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { type Layout, type Part, readParts, writeParts } from './reader-search.ts'

/** A set with one thing more, or without it where it was there. */
const toggled = <T>(before: ReadonlySet<T>, one: T): ReadonlySet<T> => {
  const after = new Set(before)
  if (!after.delete(one)) after.add(one)
  return after
}

/** What of a transcript is shown and how; layout and parts live in the address. */
export const useReaderView = () => {
  const { layout = 'full', show } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggleOpen = useCallback((seq: number) => setOpen((before) => toggled(before, seq)), [])
  const openAll = useCallback(
    (seqs: readonly number[]) =>
      setOpen((before) =>
        seqs.every((seq) => before.has(seq)) ? before : new Set([...before, ...seqs]),
      ),
    [],
  )
  const setLayout = (next: Layout) =>
    navigate({
      search: (before) => ({ ...before, layout: next === 'full' ? undefined : next }),
      replace: true,
    })
  const setParts = (parts: ReadonlySet<Part>) =>
    navigate({ search: (before) => ({ ...before, show: writeParts(parts) }), replace: true })
  return {
    layout,
    show,
    open,
    setLayout,
    togglePart: (part: Part) => setParts(toggled(readParts(show), part)),
    toggleOpen,
    openAll,
  }
}

/** View of a transcript and how to change it. */
export type ReaderView = ReturnType<typeof useReaderView>
