import { Combobox } from '@base-ui/react/combobox'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import styles from '#renderer/ui/picker.module.css'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { tagLabel } from '#renderer/ui/tag-chip.tsx'
import { tagNoun } from '#schema/tag-table.ts'
import { visibleText } from '#schema/visible-text.ts'
import own from './session-tags.module.css'

interface Choice {
  readonly name: string
  /** Sessions that carry it; null: nobody made it yet. */
  readonly count: number | null
}

interface AddTagProps {
  readonly present: readonly string[]
  readonly onAdd: (name: string) => void
}

/** Tags that are known and not there yet, and what is typed where none is called so. */
const choicesOf = (known: readonly Choice[], present: readonly string[], typed: string) => {
  const name = typed.trim().replaceAll(/\s+/gu, ' ')
  const absent = known.filter((one) => !present.includes(one.name))
  const isNew = name !== '' && ![...known.map((one) => one.name), ...present].includes(name)
  return isNew ? [...absent, { name, count: null }] : absent
}

/** Adds a tag: one that is known, or whatever is typed. */
export const AddTag = ({ present, onAdd }: AddTagProps) => {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { data } = useOperation('tags.cloud', {}, { isEnabled: isOpen, isKept: true })
  const items: readonly Choice[] = choicesOf(data?.tags ?? [], present, typed)
  return (
    <Combobox.Root
      items={items}
      value={null}
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next)
        setTyped('')
      }}
      inputValue={typed}
      onInputValueChange={setTyped}
      onValueChange={(choice: Choice | null) => {
        if (choice) onAdd(choice.name)
        setOpen(false)
        setTyped('')
      }}
      itemToStringLabel={({ name }: Choice) => name}
      autoHighlight
    >
      <Combobox.Trigger className={own.add} aria-label="Add a tag">
        <Plus size={12} aria-hidden />
        tag
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Combobox.Popup className={styles.popup} aria-label="Add a tag">
            <div className={styles.search}>
              <Combobox.Input
                className={styles.input}
                placeholder="Find or name a tag"
                maxLength={100}
              />
            </div>
            {items.length === 0 && (
              <p className={styles.empty} role="status">
                {typed.trim() === '' ? 'Type the name of a tag.' : 'It is there already.'}
              </p>
            )}
            <Combobox.List className={styles.list}>
              {(choice: Choice) => (
                <Combobox.Item key={choice.name} value={choice} className={styles.item}>
                  <Swatch color={tagNoun(choice.name).color} />
                  <span className={styles.name}>
                    {choice.count === null
                      ? `Add “${visibleText(choice.name)}”`
                      : tagLabel(choice.name)}
                  </span>
                  <span className={styles.cost}>
                    {choice.count === null ? 'new' : exactCount(choice.count)}
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
