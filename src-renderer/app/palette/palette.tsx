import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { Keys } from '#renderer/ui/keys.tsx'
import { keyLabel } from '#renderer/app/shortcuts.ts'
import styles from './palette.module.css'
import type { PaletteItem } from './palette-item.ts'
import { pickRecent, rankItems } from './rank-items.ts'
import { noteRecent, recentIds } from './recent.ts'
import { useFoundItems } from './use-found-items.ts'
import { useStaticItems } from './use-static-items.ts'

const mostRecent = 5

/** What is offered for some letters: what was chosen last first, then what there is. */
const useItems = (q: string, showShortcuts: () => void): readonly PaletteItem[] => {
  const fixed = useStaticItems(showShortcuts)
  const found = useFoundItems(q)
  if (q !== '') return [...rankItems(fixed, q), ...found]
  const recent = pickRecent([...fixed, ...found], recentIds()).slice(0, mostRecent)
  const ids = new Set(recent.map(({ id }) => id))
  return [...recent, ...[...fixed, ...found].filter(({ id }) => !ids.has(id))]
}

interface PanelProps {
  readonly onClose: () => void
  readonly showShortcuts: () => void
}

const Panel = ({ onClose, showShortcuts }: PanelProps) => {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const items = useItems(useDeferredValue(text.trim()), showShortcuts)
  const place = Math.min(at, items.length - 1)
  useEffect(() => {
    list.current?.querySelector(`[data-place="${place}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [place])
  const choose = (item: PaletteItem | undefined): void => {
    if (!item) return
    noteRecent(item.id)
    onClose()
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined) setAt((place + step + items.length) % Math.max(1, items.length))
    else if (event.key === 'Enter') choose(items[place])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.field}>
        <Search size={16} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? `${listId}-${place}` : undefined}
          aria-label="Go to or do"
          placeholder="Go to a screen, project, session or message, or do something"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="What there is" className={styles.list}>
        {items.map((item, index) => (
          <div key={`${item.group} ${item.id}`}>
            {items[index - 1]?.group !== item.group && (
              <div className={styles.group} role="presentation">
                {item.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys of its list. */}
            <div
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === place}
              data-place={index}
              className={styles.item}
              onClick={() => choose(item)}
              onMouseMove={() => setAt(index)}
            >
              <item.Icon size={15} aria-hidden />
              <span className={styles.label}>{item.label}</span>
              {item.detail && <span className={styles.detail}>{item.detail}</span>}
              {item.keys && <Keys keys={item.keys.map(keyLabel)} />}
            </div>
          </div>
        ))}
        {items.length === 0 && <p className={styles.nothing}>Nothing by those letters.</p>}
      </div>
    </>
  )
}

interface PaletteProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly showShortcuts: () => void
}

/** One field from which everything can be reached. */
export const Palette = ({ isOpen, onOpenChange, showShortcuts }: PaletteProps) => (
  <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
    <Dialog.Portal>
      <Dialog.Backdrop className={styles.backdrop} />
      <Dialog.Popup className={styles.popup} aria-label="Palette">
        <Panel onClose={() => onOpenChange(false)} showShortcuts={showShortcuts} />
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)
