import { useEffect, useEffectEvent } from 'react'

const nearer = 'input, textarea, [role=dialog], [role=listbox], [role=menu]'

/** Calls on Esc unless something nearer to the person wants it. */
export const useEscape = (onEscape: () => void): void => {
  const stepBack = useEffectEvent(onEscape)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      const { target } = event
      if (target instanceof HTMLElement && target.closest(nearer)) return
      stepBack()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
