import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTypedText } from '#renderer/lib/use-typed-text.ts'
import { TextField } from '#renderer/ui/text-field.tsx'

/** Words that a bookmark must hold, kept in the address. */
export const WordsField = () => {
  const { q = '' } = useSearch({ from: '/bookmarks' })
  const navigate = useNavigate({ from: '/bookmarks' })
  const [text, setText] = useTypedText(
    q,
    (typed) =>
      void navigate({ search: (before) => ({ ...before, q: typed || undefined }), replace: true }),
  )
  return (
    <TextField
      label="Filter bookmarks by text"
      placeholder="Title, notes, tag, session or project"
      maxLength={200}
      text={text}
      onText={setText}
    />
  )
}
