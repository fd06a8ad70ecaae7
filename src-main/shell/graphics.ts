/** Where Linux shows what it can draw with: its kernel's devices, NVIDIA's own, and those of Windows around it. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'] as const

/** Whether a machine may have something to draw with but its processor; only Linux can tell. */
export const hasGraphics = (
  platform: NodeJS.Platform,
  isThere: (device: string) => boolean,
): boolean => platform !== 'linux' || devices.some(isThere)
