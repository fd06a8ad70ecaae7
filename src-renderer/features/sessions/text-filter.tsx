import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTypedText } from '#renderer/lib/use-typed-text.ts'
import { TextField } from '#renderer/ui/text-field.tsx'

/** Slash puts the cursor into the field, from anywhere that is no field itself. */
const useSlash = (focus: () => void) => {
  const onSlash = useEffectEvent(focus)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== '/' || event.ctrlKey || event.metaKey) return
      if (target instanceof HTMLElement && target.closest('input, textarea')) return
      event.preventDefault()
      onSlash()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Part of a title, prompt, project or id. */
export const TextFilter = () => {
  const { q = '' } = useSearch({ from: '/sessions' })
  const navigate = useNavigate({ from: '/sessions' })
  const [text, setText] = useTypedText(
    q,
    (typed) =>
      void navigate({ search: (before) => ({ ...before, q: typed || undefined }), replace: true }),
  )
  const field = useRef<HTMLInputElement>(null)
  useSlash(() => field.current?.focus())
  return (
    <TextField
      ref={field}
      label="Filter sessions by text"
      placeholder="Title, prompt, project or id  /"
      maxLength={200}
      text={text}
      onText={setText}
    />
  )
}
