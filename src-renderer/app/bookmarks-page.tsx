import { BookmarksView } from '#renderer/features/bookmarks/bookmarks-view.tsx'
import { PageHeader } from './page-header.tsx'

/** What a person keeps, and what they say of it. */
export const BookmarksPage = () => (
  <>
    <PageHeader title="Bookmarks" />
    <BookmarksView />
  </>
)
