import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTypedText } from '#renderer/lib/use-typed-text.ts'
import { parseSearch } from '#schema/search-query.ts'
import { visibleText } from '#schema/visible-text.ts'
import { toggleFilter } from './filter-text.ts'
import styles from './search.module.css'

/** The text being typed; it goes into the address when typing pauses. */
const useTyped = () => {
  const { q = '' } = useSearch({ from: '/search' })
  const navigate = useNavigate({ from: '/search' })
  return useTypedText(
    q,
    (typed) =>
      void navigate({ search: (before) => ({ ...before, q: typed || undefined }), replace: true }),
  )
}

interface SearchFieldProps {
  /** Called where a person wants to go on to what was found. */
  readonly onDown: () => void
}

/** One large field; filters typed into it become chips below. */
export const SearchField = ({ onDown }: SearchFieldProps) => {
  const [text, setText] = useTyped()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { filters } = parseSearch(text)
  return (
    <search className={styles.asking}>
      <div className={styles.field}>
        <Search size={17} aria-hidden />
        <input
          ref={field}
          id="search-field"
          type="text"
          aria-label="Search every transcript"
          placeholder="Search prompts, answers, thinking, tools and what they said"
          maxLength={2_000}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') {
              event.stopPropagation()
              setText('')
            }
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            onDown()
          }}
        />
        {text && (
          <button
            type="button"
            className={styles.clear}
            aria-label="Clear the search"
            onClick={() => {
              setText('')
              field.current?.focus()
            }}
          >
            <X size={15} aria-hidden />
          </button>
        )}
      </div>
      {filters.length > 0 && (
        <ul className={styles.chips} aria-label="Filters">
          {filters.map(({ field: name, value }) => (
            <li key={`${name} ${value}`} className={styles.chip}>
              <span className={styles.chipName}>{name}</span>
              {visibleText(value)}
              <button
                type="button"
                aria-label={`Remove ${name} ${visibleText(value)}`}
                onClick={() => setText(toggleFilter(text, name, value))}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
