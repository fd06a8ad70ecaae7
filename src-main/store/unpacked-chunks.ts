/** Unpacked pieces of the archive that were read last, at most so many bytes of them. */
export class UnpackedChunks {
  private readonly most: number
  private readonly kept = new Map<string, Buffer>()
  private bytes = 0

  constructor(most: number) {
    this.most = most
  }

  /** A piece by its name, made where it is not kept. One that cannot be made is not kept. */
  take(name: string, make: () => Buffer): Buffer {
    const known = this.kept.get(name)
    const piece = known ?? make()
    // What was taken last stands last; what stands first goes first.
    if (known) this.kept.delete(name)
    else this.bytes += piece.length
    this.kept.set(name, piece)
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
