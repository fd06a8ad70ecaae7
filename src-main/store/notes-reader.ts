import type { Statements } from './statements.ts'

/** A title a person gave to a session, by the session's name. Times are UTC ms. */
export interface OwnTitle {
  readonly sessionId: string
  readonly title: string
  readonly changedAt: number
}

/** A session, or one record of it, that a person keeps, with what they say of it. */
export interface StoredBookmark {
  readonly id: string
  readonly sessionId: string
  /** Place of the record in the main transcript, from 0; null: the whole session, or not known. */
  readonly messageIndex: number | null
  readonly messageUuid: string | null
  readonly title: string
  readonly notes: string
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly changedAt: number
}

/** A tag that a person added to a session, or an automatic one that they dismissed. */
export interface OwnTag {
  readonly sessionId: string
  readonly name: string
  readonly isDismissed: boolean
  readonly changedAt: number
}

type BookmarkRow = Omit<StoredBookmark, 'tags'> & { readonly tags: string }
type TagRow = Omit<OwnTag, 'isDismissed'> & { readonly isDismissed: number }

const bookmarkColumns = `id, session_id as sessionId, message_index as messageIndex,
  message_uuid as messageUuid, title, notes, tags, created_at as createdAt,
  changed_at as changedAt`

const toBookmark = (row: BookmarkRow): StoredBookmark => ({
  ...row,
  tags: JSON.parse(row.tags) as string[],
})

/** Reads what people wrote, which the library keeps. */
export class NotesReader {
  protected readonly sql: Statements

  constructor(sql: Statements) {
    this.sql = sql
  }

  /** Every title of one's own, by the session's name. */
  titles(): OwnTitle[] {
    return this.sql.all<OwnTitle>(
      `select session_id as sessionId, title, changed_at as changedAt from session_title
       where owner_id = 1 order by session_id`,
    )
  }

  /** Every bookmark, newest first. */
  bookmarks(): StoredBookmark[] {
    return this.sql
      .all<BookmarkRow>(
        `select ${bookmarkColumns} from bookmark where owner_id = 1
         order by created_at desc, id desc`,
      )
      .map(toBookmark)
  }

  /** The bookmarks of a session, newest first. */
  bookmarksOf(sessionId: string): StoredBookmark[] {
    return this.sql
      .all<BookmarkRow>(
        `select ${bookmarkColumns} from bookmark where owner_id = 1 and session_id = ?
         order by created_at desc, id desc`,
        sessionId,
      )
      .map(toBookmark)
  }

  /** A bookmark by its id; null where there is none. */
  bookmark(id: string): StoredBookmark | null {
    const row = this.sql.get<BookmarkRow>(
      `select ${bookmarkColumns} from bookmark where owner_id = 1 and id = ?`,
      id,
    )
    return row ? toBookmark(row) : null
  }

  /** Tags that were added or dismissed by hand: of one session, or of all. */
  ownTags(sessionId: string | null = null): OwnTag[] {
    return this.sql
      .all<TagRow>(
        `select session_id as sessionId, name, is_dismissed as isDismissed,
           changed_at as changedAt
         from session_tag where owner_id = 1 and (@sessionId is null or session_id = @sessionId)
         order by session_id, name`,
        { sessionId },
      )
      .map((row) => ({ ...row, isDismissed: row.isDismissed === 1 }))
  }
}
