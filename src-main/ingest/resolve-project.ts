import { statSync } from 'node:fs'
import path from 'node:path'
import type { ProjectIdentity, ResolveProject } from '#main/store/write-session.ts'

/** macOS asks the person before a program may look into these; a name is not worth that. */
const guardedOnMac = ['Desktop', 'Documents', 'Downloads', 'Library']

const mayLook = (cwd: string): boolean => {
  if (process.platform !== 'darwin') return true
  const [, users, , folder] = cwd.split(path.sep)
  return !(users === 'Users' && folder !== undefined && guardedOnMac.includes(folder))
}

const exists = (file: string): boolean => {
  try {
    statSync(file)
    return true
  } catch {
    return false
  }
}

/** The nearest folder upwards that holds `.git`, as `git rev-parse --show-toplevel` answers. */
const gitTopLevel = (cwd: string): string | null => {
  if (!path.isAbsolute(cwd) || !mayLook(cwd) || !exists(cwd)) return null
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (exists(path.join(folder, '.git'))) return folder
    if (path.dirname(folder) === folder) return null
  }
}

/** Last part of a path of any system. */
const lastPart = (folder: string): string =>
  folder
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1) ?? folder

const identify = (cwd: string | null, dirName: string): ProjectIdentity => {
  if (cwd === null) return { key: `folder:${dirName}`, name: dirName, path: null }
  const folder = gitTopLevel(cwd) ?? cwd
  return { key: folder, name: lastPart(folder), path: folder }
}

/** Resolves working directories to projects; each is looked up on disk once a run. */
export const createProjectResolver = (): ResolveProject => {
  const known = new Map<string, ProjectIdentity>()
  return (cwd, dirName) => {
    const name = cwd ?? `\0${dirName}`
    const project = known.get(name) ?? identify(cwd, dirName)
    known.set(name, project)
    return project
  }
}
