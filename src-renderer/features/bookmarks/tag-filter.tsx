import { useNavigate, useSearch } from '@tanstack/react-router'
import { visibleText } from '#schema/visible-text.ts'
import styles from './bookmarks.module.css'

/** More would push the list out of sight; the text finds the others. */
const mostShown = 24

/** Tags to filter by, the most used first; another press takes the filter away. */
export const TagFilter = ({ tags }: { readonly tags: readonly (readonly [string, number])[] }) => {
  const { tag: chosen } = useSearch({ from: '/bookmarks' })
  const navigate = useNavigate({ from: '/bookmarks' })
  const shown = tags.slice(0, mostShown)
  const isElsewhere = chosen !== undefined && !shown.some(([tag]) => tag === chosen)
  const all = isElsewhere ? [[chosen, 0] as const, ...shown] : shown
  if (all.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={styles.tagFilter} role="group" aria-label="Tags">
      {all.map(([tag, count]) => (
        <button
          key={tag}
          type="button"
          className={styles.tag}
          aria-pressed={tag === chosen}
          onClick={() =>
            void navigate({
              search: (before) => ({ ...before, tag: tag === chosen ? undefined : tag }),
              replace: true,
            })
          }
        >
          <span>{visibleText(tag)}</span>
          {count > 0 && <span className={styles.tagCount}>{count}</span>}
        </button>
      ))}
    </div>
  )
}
