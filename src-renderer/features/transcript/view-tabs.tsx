import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from '#renderer/ui/segmented.tsx'

const tabs = [
  { value: 'read', label: 'Read' },
  { value: 'cards', label: 'Cards' },
] as const

/** How the session is looked at; the address says it. */
export const ViewTabs = () => {
  const { tab = 'read' } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  return (
    <Segmented
      label="View"
      options={tabs}
      value={tab}
      onChange={(next) =>
        void navigate({
          search: (before) => ({ ...before, tab: next === 'read' ? undefined : next }),
        })
      }
    />
  )
}
