import { z } from 'zod'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()

/** One life of a file's content; a file that was rewritten at its source began another. */
export const ArchivedGeneration = z.object({
  number: z.number().int().positive().describe('counted from 1, the oldest'),
  bytes: count,
  modifiedAt: z.number().describe("UTC ms of the file's last writing"),
  archivedAt: z.number().describe('UTC ms at which its first bytes came into the archive'),
})
export type ArchivedGeneration = z.infer<typeof ArchivedGeneration>

/** A file of which the archive holds every byte it ever read. */
export const ArchivedFile = z.object({
  id: z.number().int().positive(),
  path: z.string().describe('where it lay'),
  configDir: z.string().describe('the config folder it lay in'),
  kind: z
    .enum(['main', 'subagent', 'sidecar'])
    .describe('sidecar: a file beside transcripts, kept as it is and never counted'),
  sessionId: z.string().nullable(),
  deletedAt: z.number().nullable().describe('UTC ms at which it was found gone; null while there'),
  generations: z.array(ArchivedGeneration).describe('oldest first'),
})
export type ArchivedFile = z.infer<typeof ArchivedFile>

const offset = z.coerce.number<number>().int().nonnegative()

/** What can be asked of the archive itself. */
export const libraryOperations = defineOperations({
  'library.files': {
    summary: 'Archived files of a session, or the one file of a path, with their generations',
    kind: 'query',
    access: 'local',
    input: z.object({
      of: z.string().min(1).max(4096).describe('id of a session, or the path a file had'),
    }),
    output: z.object({ rows: z.array(ArchivedFile) }),
    http: { method: 'GET', path: '/api/app/library/files' },
  },
  'library.bytes': {
    summary: 'Archived bytes of a file from an offset on, checked: about a megabyte',
    kind: 'query',
    access: 'local',
    input: z.object({
      file: z.coerce.number<number>().int().positive(),
      generation: z.coerce.number<number>().int().positive(),
      from: offset.default(0),
    }),
    output: z.object({
      base64: z.string(),
      next: count.nullable().describe('where to go on; null: this was the end'),
    }),
    http: { method: 'GET', path: '/api/app/library/bytes' },
  },
})
