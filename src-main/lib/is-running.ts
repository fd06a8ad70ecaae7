import { isErrno } from './errno.ts'

/** Whether a process of this number runs on this machine, whoever it belongs to. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return isErrno(thrown) && thrown.code === 'EPERM'
  }
}
