const firstMs = 1_000
const lastMs = 30_000

/** A worker that has run this long did not die of its start; waiting begins anew. */
const steadyMs = 60_000

/** How long to wait before a lost worker is started again: 1 s, 2 s, 4 s … 30 s. */
export class RestartWaits {
  private nextMs = firstMs
  private startedAt: number
  private readonly now: () => number

  constructor(now: () => number = Date.now) {
    this.now = now
    this.startedAt = now()
  }

  /** A worker runs from now on. */
  started(): void {
    this.startedAt = this.now()
  }

  /** A worker that ran is gone; one that had proved steady is forgiven. */
  lost(): void {
    if (this.now() - this.startedAt >= steadyMs) this.nextMs = firstMs
  }

  /** The wait before the next try, in ms. */
  next(): number {
    const ms = this.nextMs
    this.nextMs = Math.min(lastMs, ms * 2)
    return ms
  }
}
