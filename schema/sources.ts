import { z } from 'zod'
import { defineOperations } from './operation.ts'

/** A config folder that is watched for transcripts. */
export const WatchedFolder = z.object({
  path: z.string(),
  origin: z
    .enum(['default', 'environment', 'commandLine', 'person'])
    .describe(
      'why it is watched: found at its usual place, named by a variable, a flag, or a person',
    ),
  state: z.enum(['watched', 'missing', 'unreadable']),
  retention: z
    .array(z.object({ provider: z.string(), days: z.number() }))
    .describe('days after its last writing at which an agent deletes a transcript in it'),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

/** A watched folder with what came from it. */
export const Source = WatchedFolder.extend({
  files: z.number().int().describe('transcripts known from it, deleted ones included'),
})
export type Source = z.infer<typeof Source>

/** An agent whose transcripts are understood. */
export const Provider = z.object({
  id: z.string(),
  label: z.string(),
  color: z.string().describe('CSS colour for its marks'),
  speaker: z.string().describe('what it is called where it speaks'),
})
export type Provider = z.infer<typeof Provider>

const FolderPath = z.string().min(1).max(4096)

/** What can be asked of the folders that are watched. */
export const sourcesOperations = defineOperations({
  'sources.list': {
    summary: 'Config folders that are watched, and the agents that are understood',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({ rows: z.array(Source), providers: z.array(Provider) }),
    http: { method: 'GET', path: '/api/app/sources' },
  },
  'sources.add': {
    summary: 'Watch one more config folder from now on',
    kind: 'command',
    access: 'local',
    input: z.object({ path: FolderPath }),
    output: z.object({ rows: z.array(WatchedFolder) }),
    http: { method: 'POST', path: '/api/app/sources' },
  },
  'sources.remove': {
    summary: 'Stop watching a folder a person added; what was archived stays',
    kind: 'command',
    access: 'local',
    input: z.object({ path: FolderPath }),
    output: z.object({ rows: z.array(WatchedFolder) }),
    http: { method: 'DELETE', path: '/api/app/sources' },
  },
})
