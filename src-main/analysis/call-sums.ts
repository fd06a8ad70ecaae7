/** Tokens and money of some model calls. */
export interface CallSums {
  readonly calls: number
  readonly input: number
  readonly output: number
  /** Cache writes of both lifetimes. */
  readonly cacheCreation: number
  readonly cacheRead: number
  /** Nanodollars of the priced ones. */
  readonly costNano: number
  readonly unpriced: number
}

/** Of no calls. */
export const noCalls: CallSums = {
  calls: 0,
  input: 0,
  output: 0,
  cacheCreation: 0,
  cacheRead: 0,
  costNano: 0,
  unpriced: 0,
}

/** Tokens of all four kinds. */
export const tokenCount = (sums: CallSums): number =>
  sums.input + sums.output + sums.cacheCreation + sums.cacheRead

/** Adds two sums figure by figure. */
export const addCalls = (a: CallSums, b: CallSums): CallSums => ({
  calls: a.calls + b.calls,
  input: a.input + b.input,
  output: a.output + b.output,
  cacheCreation: a.cacheCreation + b.cacheCreation,
  cacheRead: a.cacheRead + b.cacheRead,
  costNano: a.costNano + b.costNano,
  unpriced: a.unpriced + b.unpriced,
})
