/** An error of the operating system, with its code such as `ENOENT`. */
export const isErrno = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error && typeof (thrown as NodeJS.ErrnoException).code === 'string'

/** Why a path could not be used, for a person. */
export const pathTrouble = (thrown: unknown): string => {
  if (!isErrno(thrown)) return 'it cannot be read'
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ENOTDIR: 'it is not a folder',
    EISDIR: 'it is a folder',
    ELOOP: 'it is a symbolic link',
    EBUSY: 'it is in use',
    EIO: 'the disk reports an error',
    ENOSPC: 'the disk is full',
  }
  return words[thrown.code ?? ''] ?? `the system answers ${thrown.code}`
}
