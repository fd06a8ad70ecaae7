import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { projectNames } from '#main/store/project-names.ts'
import { AppError } from '#schema/errors.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { ownGhostTitle, passingGhosts, toGhost } from './ghosts.queries.ts'

/** Characters of one prompt that are shown. */
const mostText = 20_000

interface PromptRow {
  readonly at: number
  readonly prompt: string
  readonly generation_id: number
  readonly byte_offset: number
  readonly byte_length: number
}

/** The whole prompt from the archive; its beginning, where the archive has no more. */
const wholeText = (
  library: QueryContext['library'],
  provider: string,
  { prompt, generation_id, byte_offset, byte_length }: PromptRow,
): string => {
  const bytes = library.read(generation_id, byte_offset, byte_offset + byte_length)
  try {
    const record: unknown = JSON.parse(bytes.toString())
    return providerOf(provider).sidecars?.history?.readPrompt(record)?.text ?? prompt
  } catch {
    return prompt
  }
}

/** A window of the prompts of a session that nothing else is left of; `not_found` for others. */
export const getGhost = async (
  { index, library }: QueryContext,
  { id, offset, limit }: Parsed<'sessions.ghost'>,
): Promise<Output<'sessions.ghost'>> => {
  const row = await passingGhosts(index, resolveFilter({}), '')
    .where('g.session_id', '=', id)
    .selectAll('g')
    .select(ownGhostTitle.as('own'))
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', 'There is no session by that id.')
  const prompts = await index
    .selectFrom('ghost_prompt')
    .selectAll()
    .where('session_id', '=', id)
    .orderBy('at')
    .orderBy('byte_offset')
    .limit(limit)
    .offset(offset)
    .execute()
  return {
    session: toGhost(row, await projectNames(index)),
    rows: prompts.map((prompt) => {
      const text = wholeText(library, row.provider, prompt)
      return { at: prompt.at, text: text.slice(0, mostText), isCut: text.length > mostText }
    }),
  }
}
