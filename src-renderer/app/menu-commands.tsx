import { useNavigate } from '@tanstack/react-router'
import { isDesktop } from '#renderer/client/call.ts'
import { keepFilter } from '#renderer/client/filter.ts'
import { useExport } from '#renderer/client/use-export.ts'
import { useNotice } from '#renderer/client/use-notices.ts'

/** Does what the native menu asks; the desktop shell saves files itself. */
export const MenuCommands = () => {
  const navigate = useNavigate()
  const save = useExport()
  useNotice('menu.command', ({ command }) => {
    if (command === 'overview') void navigate({ to: '/', search: keepFilter })
    else if (command === 'sessions') void navigate({ to: '/sessions', search: keepFilter })
    else if (!isDesktop()) void save(command === 'exportCsv' ? 'csv' : 'json')
  })
  return null
}
