/** Unpacked pieces of the archive that were read last, at most so many bytes of them. */
export class UnpackedChunks {
  private readonly most: number
  private readonly kept = new Map<string, Buffer>()
  private bytes = 0

  constructor(most: number) {
    this.most = most
  }

  /**
   * The first `wanted` bytes of a piece at least, made where they are not kept; `isAgain` where fewer
   * are: who reads on in it will want the rest. One that cannot be made is not kept.
   */
  take(name: string, wanted: number, make: (isAgain: boolean) => Buffer): Buffer {
    const known = this.kept.get(name)
    const isEnough = known !== undefined && known.length >= wanted
    const piece = isEnough ? known : make(known !== undefined)
    // What was taken last stands last; what stands first goes first.
    this.kept.delete(name)
    this.kept.set(name, piece)
    this.bytes += piece.length - (known?.length ?? 0)
    this.shrinkTo(this.most)
    return piece
  }

  /** Lets all of them go. */
  clear(): void {
    this.shrinkTo(0)
  }

  private shrinkTo(most: number): void {
    for (const [name, { length }] of this.kept) {
      if (this.bytes <= most) return
      this.kept.delete(name)
      this.bytes -= length
    }
  }
}
