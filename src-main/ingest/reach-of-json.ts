/** How far some bytes can be read as one JSON value. */
export interface JsonReach {
  /** Where a byte stands that cannot follow; the length where the bytes merely end too soon. */
  readonly at: number
  /** Whether a whole value ends before it. */
  readonly isWhole: boolean
  /** Where the object begins that was closed last; -1 where none was. */
  readonly lastObject: number
}

const quote = 0x22
const backslash = 0x5c
const braceOpen = 0x7b
const braceClose = 0x7d
const bracketOpen = 0x5b
const bracketClose = 0x5d
const spaces: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])
const escapes: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrtu'))
const scalars: ReadonlySet<number> = new Set(
  Buffer.from('-+.0123456789Eabcdefghijklmnopqrstuvwxyz'),
)

/** Goes over bytes token by token; a comma too many is let pass, since who asks parses afterwards. */
class JsonScan {
  private readonly bytes: Buffer
  private readonly open: number[] = []
  private wants: 'value' | 'key' | 'colon' | 'next' = 'value'
  private lastObject = -1
  private at = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  run(): JsonReach {
    while (this.at < this.bytes.length && this.step());
    const isWhole = this.open.length === 0 && this.wants === 'next'
    return { at: this.at, isWhole, lastObject: this.lastObject }
  }

  /** Takes one token; false where none can stand, `at` being there. */
  private step(): boolean {
    const byte = this.bytes[this.at] ?? 0
    if (spaces.has(byte)) return this.take(this.wants)
    if (byte === quote) return this.string()
    if (byte === braceOpen || byte === bracketOpen) return this.begin(byte)
    if (byte === braceClose || byte === bracketClose) return this.end(byte)
    if (byte === 0x3a) return this.wants === 'colon' && this.take('value')
    if (byte === 0x2c) return this.wants === 'next' && this.take(this.afterComma())
    return this.scalar()
  }

  private take(wants: typeof this.wants): true {
    this.at += 1
    this.wants = wants
    return true
  }

  private container(): number {
    const start = this.open.at(-1)
    return start === undefined ? 0 : (this.bytes[start] ?? 0)
  }

  private afterComma(): 'key' | 'value' {
    return this.container() === braceOpen ? 'key' : 'value'
  }

  private begin(byte: number): boolean {
    if (this.wants !== 'value') return false
    this.open.push(this.at)
    return this.take(byte === braceOpen ? 'key' : 'value')
  }

  private end(byte: number): boolean {
    // Two code points apart: each bracket and the one that closes it.
    if (this.container() !== byte - 2 || this.wants === 'colon') return false
    const start = this.open.pop() ?? -1
    if (byte === braceClose) this.lastObject = start
    return this.take('next')
  }

  private string(): boolean {
    if (this.wants !== 'value' && this.wants !== 'key') return false
    for (this.at += 1; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at] ?? 0
      if (byte === quote) return this.take(this.wants === 'key' ? 'colon' : 'next')
      if (byte < 0x20) return false
      if (byte !== backslash) continue
      this.at += 1
      if (!escapes.has(this.bytes[this.at] ?? quote)) return false
    }
    return false
  }

  private scalar(): boolean {
    const start = this.at
    if (this.wants !== 'value') return false
    while (scalars.has(this.bytes[this.at] ?? 0)) this.at += 1
    if (this.at === start) return false
    this.wants = 'next'
    return true
  }
}

/** How far bytes can be read as one JSON value; never more work than their length. */
export const reachOfJson = (bytes: Buffer): JsonReach => new JsonScan(bytes).run()
