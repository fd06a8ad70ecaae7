import type { Stats } from 'node:fs'
import type { FileStamp } from '#main/store/library.ts'

/** State of a file as its stats tell it; whole milliseconds, as the library keeps them. */
export const toStamp = (stats: Stats): FileStamp => ({
  device: stats.dev,
  inode: stats.ino,
  size: stats.size,
  modifiedAt: Math.floor(stats.mtimeMs),
  changedAt: Math.floor(stats.ctimeMs),
  bornAt: Math.max(0, Math.floor(stats.birthtimeMs)),
})

/** Whether nothing happened to a file between two looks. */
export const isSameStamp = (a: FileStamp, b: FileStamp): boolean =>
  !isOtherFile(a, b) &&
  a.size === b.size &&
  a.modifiedAt === b.modifiedAt &&
  a.changedAt === b.changedAt

/** Whether another file took the place of the first; a new one may get the number of the old. */
export const isOtherFile = (a: FileStamp, b: FileStamp): boolean =>
  a.device !== b.device || a.inode !== b.inode || a.bornAt !== b.bornAt
