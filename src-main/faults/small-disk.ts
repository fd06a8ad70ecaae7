import { spawnSync } from 'node:child_process'

/** Runs what follows with a folder on a disk in memory that nobody else sees, then copies it out. */
const script = `
size=$1 mounted=$2 left=$3; shift 3
mount -t tmpfs -o size="$size" none "$mounted" || exit 9
"$@"; code=$?
cp -a "$mounted/." "$left"
exit $code`

const inOwnNamespace = ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'] as const

/** Words before a command that give it a disk of some MB at `mounted`; it is left at `left`. */
export const onSmallDisk = (mebibytes: number, mounted: string, left: string): string[] => [
  ...inOwnNamespace,
  `${mebibytes}m`,
  mounted,
  left,
]

/** Whether this machine lets a program mount a disk for itself. */
export const canMount: boolean = (() => {
  if (process.platform !== 'linux') return false
  const [command = '', ...args] = ['unshare', '--map-root-user', '--mount', 'sh', '-c']
  const tried = spawnSync(command, [...args, 'mount -t tmpfs none /mnt'], { stdio: 'ignore' })
  return tried.status === 0
})()
