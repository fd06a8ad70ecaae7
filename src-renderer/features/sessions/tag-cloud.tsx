import { Popover } from '@base-ui/react/popover'
import { ChevronDown, Tags } from 'lucide-react'
import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { TagChip } from '#renderer/ui/tag-chip.tsx'
import { type TagCategory, tagCategories } from '#schema/tag-table.ts'
import styles from './tag-cloud.module.css'

const titles: Readonly<Record<TagCategory, string>> = {
  custom: 'Your own',
  language: 'Languages',
  framework: 'Frameworks',
  topic: 'Topics',
  intent: 'Intents',
  tool: 'Tools',
}

const order = ['custom', ...tagCategories.filter((one) => one !== 'custom')] as const

/** Every tag by its kind; a click filters by it, another one no more. */
export const TagCloud = () => {
  const { choice, change } = useFilter()
  const { data } = useOperation('tags.cloud', {}, { isKept: true })
  const chosen = choice.tag ?? []
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]
    change({ tag: next.length > 0 ? next : undefined })
  }
  if (!data || data.tags.length === 0) return null
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.trigger}>
        <Tags size={13} aria-hidden />
        Tags
        <ChevronDown size={13} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Popover.Popup className={styles.popup} aria-label="Tags of sessions">
            {order.map((category) => {
              const tags = data.tags.filter((tag) => tag.category === category)
              if (tags.length === 0) return null
              return (
                <section key={category} className={styles.group}>
                  <h2>{titles[category]}</h2>
                  <div className={styles.cloud}>
                    {tags.map(({ name, color, count }) => (
                      <button
                        key={name}
                        type="button"
                        className={styles.tag}
                        aria-pressed={chosen.includes(name)}
                        onClick={() => toggle(name)}
                      >
                        <TagChip name={name} color={color}>
                          <span className={styles.count}>{exactCount(count)}</span>
                        </TagChip>
                      </button>
                    ))}
                  </div>
                </section>
              )
            })}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
