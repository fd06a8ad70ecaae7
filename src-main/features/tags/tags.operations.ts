import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import type { OwnTag } from '#main/store/notes-reader.ts'
import { browseTag, namesOf, tagCloud, tagsOf } from './tags.queries.ts'

/** Handlers that read tags. */
export const tagsQueries: QueryHandlers<'tags'> = {
  'tags.cloud': (_, context) => tagCloud(context),
  'tags.browse': ({ tag }, context) => browseTag(context, tag),
  'tags.session': async ({ session_id }, context) => namesOf(context, session_id),
  'tags.ofSession': async ({ id }, context) => tagsOf(context, id),
}

const ownTag = (sessionId: string, name: string, isDismissed: boolean): OwnTag => ({
  ...{ sessionId, name, isDismissed, changedAt: Date.now() },
})

/** Handlers that give and take tags. */
export const tagsCommands: CommandHandlers<'tags'> = {
  'tags.add': async ({ session_id, tag }, { changeNotes, checkInsights }) => {
    checkInsights()
    await changeNotes((notes) => notes.putTag(ownTag(session_id, tag, false)))
    return { status: 'added', tag, session_id }
  },
  'tags.remove': async ({ session_id, tag }, { changeNotes, checkInsights }) => {
    checkInsights()
    await changeNotes((notes) => notes.putTag(ownTag(session_id, tag, true)))
    return { status: 'removed', tag, session_id }
  },
  'tags.reindex': async (_, { reindexInsights, insightTotals }) => {
    const startedAt = performance.now()
    await reindexInsights()
    const { projects, taggedSessions } = await insightTotals()
    return {
      projects_indexed: projects,
      total_sessions_tagged: taggedSessions,
      elapsed_ms: performance.now() - startedAt,
    }
  },
}
