import { NotesReader, type OwnTag, type OwnTitle, type StoredBookmark } from './notes-reader.ts'

/** Writes what people wrote, inside a transaction of the library; see {@link NotesReader}. */
export class Notes extends NotesReader {
  private readonly touched = new Set<string>()

  /** The sessions that something was written of since this was asked last. */
  takeTouched(): string[] {
    const touched = [...this.touched]
    this.touched.clear()
    return touched
  }

  /** Gives a session a title of one's own. */
  putTitle(title: OwnTitle): void {
    this.touched.add(title.sessionId)
    this.sql.run(
      `insert into session_title (session_id, title, changed_at)
       values (@sessionId, @title, @changedAt)
       on conflict (owner_id, session_id) do update set title = excluded.title,
         changed_at = excluded.changed_at`,
      title,
    )
  }

  /** Takes a title of one's own back; false where there was none. */
  removeTitle(sessionId: string): boolean {
    this.touched.add(sessionId)
    const { changes } = this.sql.run(
      'delete from session_title where owner_id = 1 and session_id = ?',
      sessionId,
    )
    return changes > 0
  }

  /** Adds a bookmark, or puts it in the place of the one with its id. */
  putBookmark(bookmark: StoredBookmark): void {
    this.touched.add(bookmark.sessionId)
    this.sql.run(
      `insert into bookmark (id, session_id, message_index, message_uuid, title, notes, tags,
         created_at, changed_at)
       values (@id, @sessionId, @messageIndex, @messageUuid, @title, @notes, @tags, @createdAt,
         @changedAt)
       on conflict (owner_id, id) do update set session_id = excluded.session_id,
         message_index = excluded.message_index, message_uuid = excluded.message_uuid,
         title = excluded.title, notes = excluded.notes, tags = excluded.tags,
         created_at = excluded.created_at, changed_at = excluded.changed_at`,
      { ...bookmark, tags: JSON.stringify(bookmark.tags) },
    )
  }

  /** Removes a bookmark; false where there is none by that id. */
  removeBookmark(id: string): boolean {
    const removed = this.sql.get<{ session_id: string }>(
      'delete from bookmark where owner_id = 1 and id = ? returning session_id',
      id,
    )
    if (removed) this.touched.add(removed.session_id)
    return removed !== undefined
  }

  /** Notes a tag that was added or dismissed by hand. */
  putTag({ isDismissed, ...tag }: OwnTag): void {
    this.touched.add(tag.sessionId)
    this.sql.run(
      `insert into session_tag (session_id, name, is_dismissed, changed_at)
       values (@sessionId, @name, @isDismissed, @changedAt)
       on conflict (owner_id, session_id, name) do update set
         is_dismissed = excluded.is_dismissed, changed_at = excluded.changed_at`,
      { ...tag, isDismissed: isDismissed ? 1 : 0 },
    )
  }
}
