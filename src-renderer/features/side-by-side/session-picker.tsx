import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown, Search } from 'lucide-react'
import { useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { useDelayed } from '#renderer/lib/use-delayed.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import styles from '#renderer/ui/picker.module.css'
import type { SessionSummary } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'

interface SessionPickerProps {
  /** Which of the two: "First session". */
  readonly label: string
  readonly id: string | undefined
  readonly onChange: (id: string) => void
}

/** More than this nobody reads; typing narrows it. */
const mostShown = 30

const titleOf = ({ title, id }: Pick<SessionSummary, 'title' | 'id'>): string =>
  visibleText(title ?? `untitled ${id.slice(0, 8)}`)

const Option = ({ session }: { readonly session: SessionSummary }) => (
  <Combobox.Item value={session} className={styles.item}>
    <Combobox.ItemIndicator className={styles.check} keepMounted>
      <Check size={13} aria-hidden />
    </Combobox.ItemIndicator>
    <span className={styles.name}>{titleOf(session)}</span>
    <span className={styles.cost}>
      {visibleText(session.projectName)} · <Ago at={session.lastAt} />
    </span>
  </Combobox.Item>
)

const Choices = ({ isFailed }: { readonly isFailed: boolean }) => (
  <Combobox.Popup className={styles.popup} aria-label="Choose a session">
    <div className={styles.search}>
      <Search size={13} aria-hidden />
      <Combobox.Input className={styles.input} placeholder="Title, prompt, project or id" />
    </div>
    <Combobox.Empty className={styles.empty}>
      <span>{isFailed ? 'The sessions could not be read.' : 'No session has that in it.'}</span>
    </Combobox.Empty>
    <Combobox.List className={styles.list}>
      {(session: SessionSummary) => <Option key={session.id} session={session} />}
    </Combobox.List>
  </Combobox.Popup>
)

/** A searchable list of all sessions, the last active first. */
export const SessionPicker = ({ label, id, onChange }: SessionPickerProps) => {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const q = text.trim().slice(0, 200)
  const found = useOperation(
    'sessions.list',
    { ...(q ? { q } : {}), sort: 'lastAt', limit: mostShown },
    { isKept: true, isEnabled: isOpen },
  )
  const known = useOperation('sessions.get', { id: id ?? '' }, { isEnabled: id !== undefined })
  const chosen = id === undefined ? null : (known.data ?? null)
  const isSlow = useDelayed(id !== undefined && known.isPending)
  const said = chosen ? titleOf(chosen) : isSlow ? 'Reading…' : 'Choose a session'
  return (
    <Combobox.Root<SessionSummary>
      items={found.data?.rows ?? []}
      filter={null}
      value={chosen}
      onValueChange={(next) => next && onChange(next.id)}
      onInputValueChange={setText}
      onOpenChange={(open) => {
        setOpen(open)
        setText('')
      }}
      itemToStringLabel={titleOf}
      isItemEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
    >
      <Combobox.Trigger className={styles.trigger} aria-label={`${label}: ${said}`} title={said}>
        <span className={styles.value}>{said}</span>
        <ChevronDown size={13} aria-hidden />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Choices isFailed={found.isError} />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
