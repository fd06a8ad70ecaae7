import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { isDesktop } from '#renderer/client/call.ts'
import { keepFilter } from '#renderer/client/filter.ts'
import { useNotice } from '#renderer/client/use-notices.ts'

/** Ctrl or ⌘ and a comma, where no native menu has it. */
const useSettingsKey = (onPress: () => void): void => {
  const press = useEffectEvent(onPress)
  useEffect(() => {
    if (isDesktop()) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ',' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      press()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Goes where the native menu asks; tables are saved by the `ExportProvider`. */
export const MenuCommands = () => {
  const navigate = useNavigate()
  useNotice('menu.command', ({ command }) => {
    if (command === 'overview') void navigate({ to: '/', search: keepFilter })
    else if (command === 'sessions') void navigate({ to: '/sessions', search: keepFilter })
    else if (command === 'settings') void navigate({ to: '/settings', search: keepFilter })
  })
  useSettingsKey(() => void navigate({ to: '/settings', search: keepFilter }))
  return null
}
