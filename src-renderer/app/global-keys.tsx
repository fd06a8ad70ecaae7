import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { Palette } from './palette/palette.tsx'
import { ShortcutHelp } from './palette/shortcut-help.tsx'
import { isTaken } from './shortcuts.ts'

/** Screens with a field of their own for the slash. */
const ownSlash: ReadonlySet<string> = new Set(['/sessions'])

/** The palette, the list of shortcuts, and the keys that hold on every screen. */
export const GlobalKeys = () => {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [isPalette, setPalette] = useState(false)
  const [isHelp, setHelp] = useState(false)
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isMod = event.ctrlKey || event.metaKey
    if (isMod && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      setPalette(!isPalette)
      return
    }
    if (isMod || event.altKey || isTaken(event.target)) return
    if (event.key === '?') {
      event.preventDefault()
      setHelp(true)
    }
    if (event.key === '/' && !ownSlash.has(pathname)) {
      event.preventDefault()
      if (pathname === '/search') document.getElementById('search-field')?.focus()
      else void navigate({ to: '/search', search: keepFilter })
    }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Palette isOpen={isPalette} onOpenChange={setPalette} showShortcuts={() => setHelp(true)} />
      <ShortcutHelp isOpen={isHelp} onOpenChange={setHelp} />
    </>
  )
}
