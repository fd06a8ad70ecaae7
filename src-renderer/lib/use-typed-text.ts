import { useEffect, useEffectEvent, useState } from 'react'

const typingPauseMs = 180

/**
 * Text that is being typed, and its setter. `put` is called with it when typing pauses, to keep it in
 * the address; where the address says another text (by Back or a link), what is typed follows it.
 * Who has left the screen meanwhile, though it is still drawn, is not called back to it.
 */
export const useTypedText = (kept: string, put: (text: string) => void) => {
  const [screen] = useState(() => location.pathname)
  const [text, setText] = useState(kept)
  const [said, setSaid] = useState(kept)
  if (said !== kept) {
    setSaid(kept)
    setText(kept)
  }
  const onPause = useEffectEvent((typed: string) => {
    if (location.pathname === screen) put(typed)
  })
  useEffect(() => {
    if (text === kept) return
    const timer = setTimeout(() => onPause(text), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text, kept])
  return [text, setText] as const
}
