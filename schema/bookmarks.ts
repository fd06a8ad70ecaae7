import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'

const iso = z.string().describe('ISO 8601, UTC')
/** Id of a bookmark. */
export const BookmarkId = z.string().min(1).max(255)
/** What a person calls a bookmark. */
export const BookmarkTitle = z.string().max(2000)
/** What a person says of what they keep, in markdown. */
export const Notes = z.string().max(200_000)
/** Names a person files something under. */
export const BookmarkTags = z.array(z.string().max(200)).max(100)
/** Place of a record in the main transcript of its session. */
export const MessageIndex = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
/** What names a record within its session. */
export const MessageUuid = z.string().min(1).max(255)

/** What a bookmark has before anybody gave it a title. */
export const untitled = 'Untitled bookmark'

/** A session, or one message of it, that a person keeps. */
export const Bookmark = z.object({
  id: BookmarkId,
  session_id: SessionId,
  title: z.string(),
  notes: z.string().describe('markdown'),
  tags: z.array(z.string()),
  message_index: z
    .number()
    .int()
    .nullable()
    .describe('place of the record in the main transcript, from 0; null: the session, or unknown'),
  message_uuid: z.string().nullable().describe('null: the session, or a record without one'),
  created_at: iso,
  updated_at: iso,
  session_first_ts: iso.optional().describe('absent, as the others are: not in the store'),
  session_last_ts: iso.optional(),
  session_message_count: z.number().int().optional(),
  session_title: z.string().optional(),
  session_project: z.string().optional(),
})
/** A session, or one message of it, that a person keeps. */
export type Bookmark = z.infer<typeof Bookmark>

const Target = z.object({
  session_id: SessionId,
  message_index: MessageIndex.nullish(),
  message_uuid: MessageUuid.nullish(),
  title: BookmarkTitle.nullish().describe(`absent or empty: "${untitled}"`),
})

const id = BookmarkId

/** What can be asked of bookmarks. */
export const bookmarksOperations = defineOperations({
  'bookmarks.list': {
    summary: 'Bookmarks, newest first unless sorted otherwise',
    kind: 'query',
    access: 'local',
    input: z.object({
      tag: z.string().max(200).optional().describe('those that carry it; empty: all'),
      sort_by: z
        .string()
        .max(100)
        .default('created_at')
        .describe('a field; times newest first, others upwards; an unknown one as created_at'),
    }),
    output: z.object({ bookmarks: z.array(Bookmark) }),
    http: { method: 'GET', path: '/api/bookmarks' },
  },
  'bookmarks.add': {
    summary: 'Keep a session or one of its messages',
    kind: 'command',
    access: 'local',
    input: Target.extend({ notes: Notes.nullish(), tags: BookmarkTags.nullish() }),
    output: Bookmark,
    http: { method: 'POST', path: '/api/bookmarks', status: 201 },
  },
  'bookmarks.change': {
    summary: 'Change the title, notes or tags of a bookmark; what is not given stays',
    kind: 'command',
    access: 'local',
    input: z.object({
      bookmark_id: id,
      title: BookmarkTitle.nullish(),
      notes: Notes.nullish(),
      tags: BookmarkTags.nullish(),
    }),
    output: Bookmark,
    http: { method: 'PUT', path: '/api/bookmarks/:bookmark_id' },
  },
  'bookmarks.remove': {
    summary: 'Remove a bookmark',
    kind: 'command',
    access: 'local',
    input: z.object({ bookmark_id: id }),
    output: z.object({ status: z.literal('success'), message: z.string() }),
    http: { method: 'DELETE', path: '/api/bookmarks/:bookmark_id' },
  },
  'bookmarks.toggle': {
    summary: 'Keep a session or message that is not kept, or let go of one that is',
    kind: 'command',
    access: 'local',
    input: Target,
    output: z.object({
      action: z.enum(['added', 'removed']),
      bookmark_id: id.optional().describe('of the removed one'),
      bookmark: Bookmark.optional().describe('the one that was added or removed'),
    }),
    http: { method: 'POST', path: '/api/bookmarks/toggle' },
  },
  'bookmarks.ofSession': {
    summary: 'Bookmarks of a session and its messages, newest first',
    kind: 'query',
    access: 'local',
    input: z.object({ session_id: SessionId }),
    output: z.object({ bookmarks: z.array(Bookmark) }),
    http: { method: 'GET', path: '/api/bookmarks/session/:session_id' },
  },
  'bookmarks.putBack': {
    summary: 'Put a bookmark that was removed back as it was; `conflict` while there is one',
    kind: 'command',
    access: 'local',
    input: z.object({
      id,
      session_id: SessionId,
      message_index: MessageIndex.nullable(),
      message_uuid: MessageUuid.nullable(),
      title: BookmarkTitle,
      notes: Notes,
      tags: BookmarkTags,
      created_at: z.iso.datetime(),
      updated_at: z.iso.datetime(),
    }),
    output: Bookmark,
    http: { method: 'POST', path: '/api/app/bookmarks' },
  },
})
