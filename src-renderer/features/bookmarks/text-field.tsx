import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import styles from './bookmarks.module.css'

/** Words that a bookmark must hold, kept in the address. */
export const TextField = () => {
  const { q = '' } = useSearch({ from: '/bookmarks' })
  const navigate = useNavigate({ from: '/bookmarks' })
  const put = (text: string) =>
    void navigate({ search: (before) => ({ ...before, q: text || undefined }), replace: true })
  return (
    <div className={styles.filter}>
      <Search size={13} aria-hidden />
      <input
        type="text"
        aria-label="Filter bookmarks by text"
        placeholder="Title, notes, tag, session or project"
        maxLength={200}
        value={q}
        onChange={({ target }) => put(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && put('')}
      />
    </div>
  )
}
