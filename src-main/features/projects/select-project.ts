import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { newestOf, readScopedSessions, type ScopedSession } from '#main/analysis/project-scope.ts'
import { logPathOf, shownPath, slugOf, slugOfPath, trimPath } from '#main/analysis/project-slug.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { AppError } from '#schema/errors.ts'
import type { CurrentProject, SelectedProject } from '#schema/projects.ts'

/** A project as it can be selected: one whose transcripts lie there may not have been read yet. */
interface Found {
  readonly slug: string
  readonly logPath: string
  readonly projectPath: string | null
}

const foundOf = (session: ScopedSession | undefined): Found | null =>
  session
    ? { slug: slugOf(session), logPath: logPathOf(session), projectPath: session.projectPath }
    : null

const holdsTranscripts = async (folder: string): Promise<boolean> => {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => name.endsWith('.jsonl'))
}

/** A folder of transcripts at its source, read or not. */
const findFolder = async ({ state }: QueryContext, slug: string): Promise<Found | null> => {
  for (const root of state.roots) {
    const logPath = path.join(root.path, 'projects', slug)
    if (await holdsTranscripts(logPath)) return { slug, logPath, projectPath: null }
  }
  return null
}

const findByDir = async (context: QueryContext, slug: string): Promise<Found | null> => {
  const sessions = await readScopedSessions(context.index)
  return (
    foundOf(newestOf(sessions.filter((one) => slugOf(one) === slug))) ??
    (await findFolder(context, slug))
  )
}

const answer = (found: Found, projectPath: string, message: string): SelectedProject => ({
  status: 'success',
  project_path: projectPath,
  log_path: found.logPath,
  log_dir_name: found.slug,
  message,
})

/** The project under a slug; `not_found` where no transcript of it is known or lies there. */
export const selectByDir = async (
  context: QueryContext,
  dirName: string,
): Promise<SelectedProject> => {
  const found = await findByDir(context, dirName)
  if (!found) {
    throw new AppError('not_found', `dir_name: there are no transcripts in a folder ${dirName}.`)
  }
  const shown = shownPath(found.slug, found.projectPath)
  return answer(found, shown, `Now analyzing logs from: ${found.slug}`)
}

/**
 * The project whose work happened at a path, which may be gone by now; `bad_value` where there is
 * neither such a path nor a transcript of it, `not_found` where only the transcripts are missing.
 */
export const selectByPath = async (
  context: QueryContext,
  projectPath: string,
): Promise<SelectedProject> => {
  const wanted = trimPath(projectPath)
  const sessions = await readScopedSessions(context.index)
  const known = foundOf(newestOf(sessions.filter((one) => one.projectPath === wanted)))
  const found = known ?? (await findByDir(context, slugOfPath(wanted)))
  if (found) {
    return answer(found, wanted, 'Project set successfully. You can now view the dashboard.')
  }
  if (!(await stat(wanted).catch(() => null))) {
    throw new AppError('bad_value', `project_path: there is no folder ${projectPath}.`)
  }
  throw new AppError('not_found', `project_path: there are no transcripts of ${projectPath}.`)
}

/** The project that is selected; its paths are those of its newest session. */
export const currentProject = async (context: QueryContext): Promise<CurrentProject> => {
  const { selectedProject } = context.state
  if (selectedProject === null) return { status: 'no_project', message: 'No project selected' }
  const found = await findByDir(context, selectedProject)
  return {
    status: 'active',
    project_path: shownPath(selectedProject, found?.projectPath ?? null),
    log_path: found?.logPath ?? '',
    log_dir_name: selectedProject,
  }
}
