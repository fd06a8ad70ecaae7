type End = () => void | Promise<void>

/** Things that are made once and last for many tests; the last one made ends first. */
export class Lasting {
  private readonly made = new Map<string, Promise<unknown>>()
  private readonly ends: End[] = []

  /** What was made under a name, or is made now; `onEnd` notes what undoes it. */
  once<T>(name: string, make: (onEnd: (end: End) => void) => Promise<T>): Promise<T> {
    const known = this.made.get(name) as Promise<T> | undefined
    if (known) return known
    const now = make((end) => this.ends.push(end))
    this.made.set(name, now)
    return now
  }

  async close(): Promise<void> {
    for (const end of this.ends.reverse()) await end()
  }
}
