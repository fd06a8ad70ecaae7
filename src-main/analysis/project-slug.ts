import path from 'node:path'

/** What the slug of a session follows from. */
export interface SlugSource {
  readonly provider: string
  readonly dirName: string
  /** Where its work happened; null where no record says. */
  readonly projectPath: string | null
}

/** Agents that lay their transcripts in folders of dates, which say nothing of a project. */
export const datedProviders: ReadonlySet<string> = new Set(['codex'])

/** The folder name that stands for a path: whatever is no letter and no digit is a dash. */
export const slugOfPath = (folder: string): string => folder.replaceAll(/[^A-Za-z0-9]/g, '-')

/**
 * Name of the project of a session, as other programs know it: its folder below `projects/`. An agent
 * without such folders gets the name that Claude Code would have given to the same path.
 */
export const slugOf = ({ provider, dirName, projectPath }: SlugSource): string =>
  datedProviders.has(provider) && projectPath !== null ? slugOfPath(projectPath) : dirName

/** Without what is at the end of a path and does not matter. */
export const trimPath = (folder: string): string =>
  folder.length > 1 ? folder.replace(/[\\/]+$/, '') : folder

/** Joined as the system would that wrote the first part. */
export const joinLike = (first: string, ...rest: string[]): string =>
  (/^[A-Za-z]:[\\/]|^\\\\/.test(first) ? path.win32 : path.posix).join(first, ...rest)

/**
 * Folder of the transcripts of a project. Where an agent has none of its own for a project, the slug
 * still stands at its end, so that the path names the project and nothing else.
 */
export const logPathOf = (source: SlugSource & { readonly configDir: string }): string =>
  datedProviders.has(source.provider)
    ? joinLike(source.configDir, source.dirName, slugOf(source))
    : joinLike(source.configDir, 'projects', source.dirName)

/**
 * Where the work of a project happened, in the form of its document: slashes, none at the beginning.
 * Where no record says, what its slug tells, whose dashes may have been anything.
 */
export const shownPath = (slug: string, projectPath: string | null): string =>
  projectPath === null
    ? slug.replaceAll('-', '/').replace(/^\/+/, '')
    : projectPath.replaceAll('\\', '/').replace(/^\/+/, '')
