import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'
import { tagCategories } from './tag-table.ts'

const count = z.number().int().nonnegative()

/** Longest name of a tag. */
const longest = 100

/** A tag as it is kept: without blanks around it, one between its words. */
export const TagName = z
  .string()
  .transform((name) => name.trim().replaceAll(/\s+/gu, ' '))
  .pipe(
    z
      .string()
      .min(1, 'Give a tag')
      .max(longest)
      .regex(/^(?!\.+$)[^\p{Cc}\p{Cs}/]+$/u, 'A tag has no slash and is not dots alone'),
  )

const Category = z.enum(tagCategories)
const Color = z.string().describe('#rrggbb')

/** A tag of a session, as a page shows it. */
export const TagOfSession = z.object({
  name: z.string(),
  category: Category,
  color: Color,
  isAutomatic: z.boolean().describe('the rules gave it; else a person did'),
})
/** A tag of a session. */
export type TagOfSession = z.infer<typeof TagOfSession>

const Changed = z.object({
  status: z.enum(['added', 'removed']),
  tag: z.string(),
  session_id: z.string(),
})

/** What can be asked of tags. */
export const tagsOperations = defineOperations({
  'tags.cloud': {
    summary: 'Every tag with the number of sessions that carry it',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      tags: z.array(z.object({ name: z.string(), count, category: Category, color: Color })),
      total_sessions: count.describe('sessions that carry a tag'),
    }),
    http: { method: 'GET', path: '/api/tags' },
  },
  'tags.browse': {
    summary: 'The sessions that carry a tag, newest first',
    kind: 'query',
    access: 'local',
    input: z.object({ tag: z.string().max(400) }),
    output: z.object({
      tag: z.string(),
      sessions: z.array(z.object({ session_id: z.string(), project: z.string() })),
      count,
    }),
    http: { method: 'GET', path: '/api/tags/browse/:tag' },
  },
  'tags.session': {
    summary: 'Names of a session’s tags',
    kind: 'query',
    access: 'local',
    input: z.object({ session_id: SessionId }),
    output: z.array(z.string()),
    http: { method: 'GET', path: '/api/tags/session/:session_id' },
  },
  'tags.ofSession': {
    summary: 'A session’s tags, and the automatic ones that were taken away',
    kind: 'query',
    access: 'local',
    input: z.object({ id: SessionId }),
    output: z.object({ tags: z.array(TagOfSession), dismissed: z.array(z.string()) }),
    http: { method: 'GET', path: '/api/app/tags/:id' },
  },
  'tags.add': {
    summary: 'Gives a session a tag; one that was taken away is there again',
    kind: 'command',
    access: 'local',
    input: z.object({ session_id: SessionId, tag: TagName }),
    output: Changed,
    http: { method: 'POST', path: '/api/tags/session/:session_id' },
  },
  'tags.remove': {
    summary: 'Takes a tag away from a session; the rules do not give it again',
    kind: 'command',
    access: 'local',
    input: z.object({ session_id: SessionId, tag: TagName }),
    output: Changed,
    http: { method: 'DELETE', path: '/api/tags/session/:session_id/:tag' },
  },
  'tags.reindex': {
    summary: 'Gives the automatic tags of all sessions anew',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({
      projects_indexed: count,
      total_sessions_tagged: count,
      elapsed_ms: z.number().nonnegative(),
    }),
    http: { method: 'POST', path: '/api/tags/reindex' },
  },
})
