import type { IndexReader } from './read-store.ts'

const partsOf = (key: string): string[] => key.split(/[\\/]/).filter((part) => part !== '')

/** The last `count` parts of a path. */
const tail = (key: string, count: number): string => partsOf(key).slice(-count).join('/')

/** A number or a letter or two says nothing: `cli/.worktrees/2` does. */
const isVague = (name: string): boolean => !/\p{L}/u.test(name) || name.length <= 2

const ownName = (key: string, name: string): string => {
  if (!isVague(name)) return name
  const parent = partsOf(key).at(-2) ?? ''
  return tail(key, parent.endsWith('worktrees') ? 3 : 2)
}

/** Names for keys: the last part of each path, longer where two would be equal or it is vague. */
export const distinctNames = (
  projects: readonly { readonly key: string; readonly name: string }[],
): Map<string, string> => {
  const names = new Map(projects.map(({ key, name }) => [key, ownName(key, name)]))
  for (let count = 2; count <= 6; count += 1) {
    const seen = new Map<string, number>()
    for (const name of names.values()) seen.set(name, (seen.get(name) ?? 0) + 1)
    const equal = [...names].filter(([, name]) => (seen.get(name) ?? 0) > 1)
    if (equal.length === 0) break
    for (const [key] of equal) names.set(key, tail(key, count))
  }
  return names
}

/** The names of all projects by key. */
export const projectNames = async (index: IndexReader): Promise<Map<string, string>> =>
  distinctNames(await index.selectFrom('project').select(['key', 'name']).execute())
