import { z } from 'zod'
import {
  BookmarkId,
  BookmarkTags,
  BookmarkTitle,
  MessageIndex,
  MessageUuid,
  Notes,
} from './bookmarks.ts'
import { defineOperations } from './operation.ts'
import { SessionId, OwnTitle } from './sessions.ts'
import { TextFile } from './usage.ts'

const time = z.iso.datetime().describe('ISO 8601, UTC')
const most = 200_000

/** All that a person wrote, as one file: what it is, and which form of it. */
export const NotesFile = z.object({
  format: z.literal('rearview-notes', { error: 'it is no file of notes from Rearview' }),
  version: z.literal(1, { error: 'it is of a newer form; update Rearview to read it' }),
  titles: z
    .array(z.object({ sessionId: SessionId, title: OwnTitle.min(1), changedAt: time }))
    .max(most),
  bookmarks: z
    .array(
      z.object({
        id: BookmarkId,
        sessionId: SessionId,
        messageIndex: MessageIndex.nullable(),
        messageUuid: MessageUuid.nullable(),
        title: BookmarkTitle,
        notes: Notes,
        tags: BookmarkTags,
        createdAt: time,
        changedAt: time,
      }),
    )
    .max(most),
  tags: z
    .array(
      z.object({
        sessionId: SessionId,
        name: z.string().min(1).max(1000),
        isDismissed: z.boolean().describe('an automatic tag that was dismissed'),
        changedAt: time,
      }),
    )
    .max(most),
})
/** All that a person wrote, as one file. */
export type NotesFile = z.infer<typeof NotesFile>

const count = z.number().int().nonnegative()

/** What became of the entries of one kind. */
export const MergeCounts = z.object({
  added: count,
  replaced: count.describe('what was there was older'),
  kept: count.describe('what was there is newer, or was not to be replaced'),
  same: count.describe('were there already, just so'),
})
/** What became of the entries of one kind. */
export type MergeCounts = z.infer<typeof MergeCounts>

/** What became of all entries of a file. */
export const MergeReport = z.object({
  titles: MergeCounts,
  bookmarks: MergeCounts,
  tags: MergeCounts,
})
/** What became of all entries of a file. */
export type MergeReport = z.infer<typeof MergeReport>

/** Taking in all that a person wrote in years stays far below this. */
const mostBytes = 64 * 1024 * 1024

/** What can be asked of all that a person wrote at once. */
export const notesOperations = defineOperations({
  'notes.export': {
    summary: 'Titles, bookmarks with their notes, and tags by hand as one JSON file',
    kind: 'download',
    access: 'local',
    input: z.object({}),
    output: TextFile,
    http: { method: 'GET', path: '/api/app/notes/export' },
  },
  'notes.import': {
    summary: 'Add what such a file holds; what is newer here stays in any case',
    kind: 'command',
    access: 'local',
    input: z.object({
      file: NotesFile,
      mode: z
        .enum(['look', 'add', 'replace'])
        .describe('look: only say what `replace` would do; add: replace nothing'),
    }),
    output: MergeReport,
    http: { method: 'POST', path: '/api/app/notes/import', bodyBytes: mostBytes },
  },
})
