/** A session as far as its repository is known. */
export interface RepoFacts {
  /** The project's folder. */
  readonly key: string
  /** The project's name, as lists show it. */
  readonly name: string
  readonly hasBranch: boolean
}

const lastParts = (key: string, count: number): string =>
  key
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .slice(-count)
    .join('/')

const namesOf = ({ key, name }: RepoFacts): readonly string[] =>
  [key, name, lastParts(key, 1), lastParts(key, 2)].map((one) => one.toLowerCase())

/** The names in a comma-separated list; none where it is empty. */
export const readRepos = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/**
 * Tells which sessions count. What is asked for by name counts; where nothing is, every session
 * does; those without a branch only where they are wanted.
 */
export const createRepoFilter = (repos: readonly string[], includesNoRepo: boolean) => {
  const asked = new Set(repos.map((name) => name.toLowerCase()))
  return (session: RepoFacts): boolean => {
    if (namesOf(session).some((name) => asked.has(name))) return true
    return session.hasBranch ? asked.size === 0 : includesNoRepo
  }
}
