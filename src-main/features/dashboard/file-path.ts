import type { FileRow } from './jsonl.queries.ts'

/** Path of a transcript below the folder of its project, with slashes. */
export const pathInProject = ({ path, dir_name }: Pick<FileRow, 'path' | 'dir_name'>): string => {
  const parts = path.split(/[\\/]/)
  const folder = parts.lastIndexOf(dir_name, parts.length - 2)
  return parts.slice(folder + 1).join('/')
}

/** Name of a transcript. */
export const fileName = ({ path }: Pick<FileRow, 'path'>): string =>
  path.split(/[\\/]/).at(-1) ?? path

/** Whether a name could be that of a transcript: a path below its project and nowhere else. */
export const isFileName = (name: string): boolean =>
  name.endsWith('.jsonl') &&
  !name.includes('\0') &&
  !/^[\\/]|^[A-Za-z]:/.test(name) &&
  !name.split(/[\\/]/).includes('..')
