import { Link } from '@tanstack/react-router'
import { RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { plural } from '#renderer/lib/format.ts'
import { TagChip, tagLabel } from '#renderer/ui/tag-chip.tsx'
import type { TagOfSession } from '#schema/tags.ts'
import { AddTag } from './add-tag.tsx'
import styles from './session-tags.module.css'

interface ChipProps {
  readonly tag: TagOfSession
  readonly onRemove: () => void
}

const Chip = ({ tag: { name, color, category, isAutomatic }, onRemove }: ChipProps) => (
  <li className={styles.tag} data-own={!isAutomatic || undefined}>
    <Link
      to="/sessions"
      search={(before) => ({ ...keepFilter(before), tag: [name] })}
      title={`Sessions tagged ${tagLabel(name)} · ${category}, ${isAutomatic ? 'given by evidence' : 'added by you'}`}
    >
      <TagChip name={name} color={color} />
    </Link>
    <button type="button" aria-label={`Remove the tag ${tagLabel(name)}`} onClick={onRemove}>
      <X size={11} aria-hidden />
    </button>
  </li>
)

/** A session's tags: what it is about, its tools behind a button, and how to add and remove one. */
export const SessionTags = ({ sessionId }: { readonly sessionId: string }) => {
  const { data } = useOperation('tags.ofSession', { id: sessionId }, { isKept: true })
  const remove = useCommand('tags.remove')
  const add = useCommand('tags.add')
  const [hasTools, setTools] = useState(false)
  if (!data) return <div className={styles.row} />
  const about = data.tags.filter(({ category }) => category !== 'tool')
  const tools = data.tags.filter(({ category }) => category === 'tool')
  const error = add.error ?? remove.error
  return (
    <div className={styles.row}>
      <ul className={styles.tags} aria-label="Tags">
        {[...about, ...(hasTools ? tools : [])].map((tag) => (
          <Chip
            key={tag.name}
            tag={tag}
            onRemove={() => remove.mutate({ session_id: sessionId, tag: tag.name })}
          />
        ))}
      </ul>
      {tools.length > 0 && (
        <button
          type="button"
          className={styles.quiet}
          aria-expanded={hasTools}
          onClick={() => setTools(!hasTools)}
        >
          {hasTools ? 'Hide tools' : plural(tools.length, 'tool')}
        </button>
      )}
      <AddTag
        present={data.tags.map(({ name }) => name)}
        onAdd={(tag) => add.mutate({ session_id: sessionId, tag })}
      />
      {data.dismissed.length > 0 && (
        <button
          type="button"
          className={styles.quiet}
          title={`Bring back ${data.dismissed.map(tagLabel).join(', ')}`}
          onClick={() => {
            for (const tag of data.dismissed) add.mutate({ session_id: sessionId, tag })
          }}
        >
          <RotateCcw size={11} aria-hidden />
          {data.dismissed.length} removed
        </button>
      )}
      {error && (
        <span className={styles.trouble} role="alert">
          {error.message}
        </span>
      )}
    </div>
  )
}
