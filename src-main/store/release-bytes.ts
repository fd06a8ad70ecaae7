/**
 * Gives the memory of a large buffer back at once: it is empty from then on, and so is every view of
 * it, so only who holds the one reference may ask. A buffer counts against the garbage collector's
 * limit until it is collected, so a few hundred of them, each needed for a moment, make it stop the
 * thread again and again. One that is as small as Node's shared pool may lie in it, and is left.
 */
export const releaseBytes = ({ buffer }: Buffer): void => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0)
}
