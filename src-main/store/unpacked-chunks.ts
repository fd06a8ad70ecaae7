/**
 * Unpacked pieces of the archive that were read last, at most so many bytes of them. `letGo` is
 * handed each that is kept no longer.
 */
export class UnpackedChunks {
  private readonly most: number
  private readonly letGo: (piece: Buffer) => void
  private readonly kept = new Map<string, Buffer>()
  private bytes = 0

  constructor(most: number, letGo: (piece: Buffer) => void = () => {}) {
    this.most = most
    this.letGo = letGo
  }

  /**
   * Hands over the first `wanted` bytes of a piece at least, made where they are not kept; `isAgain`
   * where fewer are: who reads on in it will want the rest. One that cannot be made is not kept.
   */
  use<T>(
    name: string,
    wanted: number,
    make: (isAgain: boolean) => Buffer,
    use: (piece: Buffer) => T,
  ): T {
    const known = this.kept.get(name)
    const isEnough = known !== undefined && known.length >= wanted
    const piece = isEnough ? known : make(known !== undefined)
    // What was used last stands last; what stands first goes first.
    this.kept.delete(name)
    this.kept.set(name, piece)
    this.bytes += piece.length - (known?.length ?? 0)
    if (known && !isEnough) this.letGo(known)
    try {
      return use(piece)
    } finally {
      // Only now: it may itself be more than is kept.
      this.shrinkTo(this.most)
    }
  }

  /** Lets all of them go. */
  clear(): void {
    this.shrinkTo(0)
  }

  private shrinkTo(most: number): void {
    for (const [name, piece] of this.kept) {
      if (this.bytes <= most) return
      this.kept.delete(name)
      this.bytes -= piece.length
      this.letGo(piece)
    }
  }
}
