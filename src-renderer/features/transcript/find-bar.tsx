import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import styles from './find-bar.module.css'
import { nextHit } from './moves.ts'
import type { ThreadInput } from './reader-context.ts'
import { useFindMarks } from './use-find-marks.ts'

interface FindBarProps {
  readonly thread: ThreadInput
  /** Seq of the record that is read now. */
  readonly from: () => number
  readonly onFind: (seq: number) => void
}

/** The text to be found, which the address carries; undefined where it has none. */
const useFindText = () => {
  const { find } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  const setFind = (text: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, find: text }), replace: true })
  return [find, setFind] as const
}

/** Ctrl or ⌘ and F opens the bar, or goes back to its field. */
const useFindKey = (open: () => void): void => {
  const onFind = useEffectEvent(open)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      onFind()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

const countWords = (
  text: string,
  seqs: readonly number[] | undefined,
  isWhole: boolean,
): string => {
  if (text === '') return ''
  if (!seqs) return 'Looking…'
  if (seqs.length === 0) return 'Not in this transcript'
  return `${exactCount(seqs.length)}${isWhole ? '' : ' or more'} ${seqs.length === 1 ? 'record' : 'records'}`
}

const OpenBar = (
  props: FindBarProps & {
    readonly text: string
    readonly onText: (text: string | undefined) => void
  },
) => {
  const { thread, from, onFind, text, onText } = props
  const field = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(text.trim())
  const { data } = useOperation(
    'transcript.find',
    { ...thread, text: wanted || '-' },
    { isEnabled: wanted !== '', isKept: true },
  )
  const seqs = wanted === '' ? undefined : data?.seqs
  useFindMarks(text.trim())
  useFindKey(() => field.current?.select())
  useEffect(() => {
    // One that came with a link is read, not typed.
    if (text === '') field.current?.focus()
  }, [text])
  const step = (direction: 1 | -1): void => {
    const next = nextHit(seqs ?? [], from(), direction)
    if (next !== undefined) onFind(next)
  }
  return (
    <search className={styles.bar}>
      <input
        ref={field}
        type="text"
        aria-label="Find in this transcript"
        placeholder="Find in this transcript"
        maxLength={500}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onText(undefined)
        }}
      />
      <span className={styles.count} aria-live="polite">
        {countWords(text.trim(), seqs, data?.isWhole ?? true)}
      </span>
      <IconButton label="Previous (Shift+Enter)" disabled={!seqs?.length} onClick={() => step(-1)}>
        <ChevronUp size={14} aria-hidden />
      </IconButton>
      <IconButton label="Next (Enter)" disabled={!seqs?.length} onClick={() => step(1)}>
        <ChevronDown size={14} aria-hidden />
      </IconButton>
      <IconButton label="Close (Esc)" onClick={() => onText(undefined)}>
        <X size={14} aria-hidden />
      </IconButton>
    </search>
  )
}

/** Finds a text in the whole transcript, not only in what is drawn of it. */
export const FindBar = (props: FindBarProps) => {
  const [find, setFind] = useFindText()
  // The address carries no empty text, so whether a bar without one is open is known here alone.
  const [isOpen, setOpen] = useState(false)
  useFindKey(() => setOpen(true))
  if (find === undefined && !isOpen) return null
  const change = (text: string | undefined): void => {
    setOpen(text !== undefined)
    setFind(text)
  }
  return <OpenBar {...props} text={find ?? ''} onText={change} />
}
