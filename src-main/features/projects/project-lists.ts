import { documentProvider } from '#main/analysis/document-provider.ts'
import { readScopedSessions } from '#main/analysis/project-scope.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import { log } from '#main/lib/log.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import type { Output } from '#schema/operations.ts'
import { byProvider, bySlugAndProvider } from './group-projects.ts'

const mostRecent = 20

const newestProjects = async (index: IndexReader): Promise<Output<'projects.recent'>> => ({
  projects: bySlugAndProvider(await readScopedSessions(index))
    .sort((a, b) => b.lastModified - a.lastModified)
    .slice(0, mostRecent)
    .map(({ slug, logPath, lastModified }) => ({
      dir_name: slug,
      log_path: logPath,
      last_modified: lastModified,
      file_count: 0,
    })),
})

/**
 * The newest projects, each once for every agent that worked on it. Where the store fails the answer
 * is still one: an empty list, and what went wrong as `error`.
 */
export const recentProjects = async (index: IndexReader): Promise<Output<'projects.recent'>> => {
  try {
    return await newestProjects(index)
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'the newest projects')
    return { projects: [], error: toFailure(thrown).message }
  }
}

const allProviders = async (index: IndexReader): Promise<Output<'projects.providers'>> => ({
  providers: byProvider(await readScopedSessions(index))
    .map(({ provider, sessions }) => ({
      provider: documentProvider(provider) || 'unknown',
      project_count: new Set(sessions.map(slugOf)).size,
      session_count: sessions.length,
    }))
    .sort((a, b) => b.project_count - a.project_count),
})

/**
 * Agents in the store, those with the most projects first. Throws `internal` with an empty list of
 * `providers` in its body where the store fails.
 */
export const listProviders = async (index: IndexReader): Promise<Output<'projects.providers'>> => {
  try {
    return await allProviders(index)
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'the agents of the store')
    throw new AppError('internal', undefined, undefined, { providers: [] })
  }
}
