import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import styles from './sessions.module.css'

const typingPauseMs = 180

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

/** The text being typed; it goes into the address when typing pauses. */
const useTypedText = () => {
  const { q = '' } = useSearch({ from: '/sessions' })
  const navigate = useNavigate({ from: '/sessions' })
  const [text, setText] = useState(q)
  const [said, setSaid] = useState(q)
  // The address may change by Back or a link; what is typed then follows it.
  if (said !== q) {
    setSaid(q)
    setText(q)
  }
  useEffect(() => {
    if (text === q) return
    const timer = setTimeout(
      () => navigate({ search: (before) => ({ ...before, q: text || undefined }), replace: true }),
      typingPauseMs,
    )
    return () => clearTimeout(timer)
  }, [text, q, navigate])
  return [text, setText] as const
}

/** Part of a title, prompt, project or id. */
export const TextFilter = () => {
  const [text, setText] = useTypedText()
  const field = useRef<HTMLInputElement>(null)
  useSlash(() => field.current?.focus())
  return (
    <div className={styles.filter}>
      <Search size={13} aria-hidden />
      <input
        ref={field}
        type="text"
        className={styles.field}
        aria-label="Filter sessions by text"
        placeholder="Title, prompt, project or id  /"
        maxLength={200}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && setText('')}
      />
      {text && (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear text"
          onClick={() => setText('')}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  )
}
