import type { CallSums } from './call-sums.ts'

/** What a cache did, in tokens and in units of the price of input. */
export interface CacheBlock {
  readonly created: number
  readonly read: number
  /** Read for what was written, in per cent, at most 100. */
  readonly efficiency: number
  readonly tokensSaved: number
  /** Tokens' worth of input: nine tenths of each read, less the quarter that each write costs more. */
  readonly savedInputTokens: number
  /** Per cent of what was written that came back beyond it. */
  readonly roi: number
  readonly brokeEven: boolean
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** What the cache did for some calls. (StackUnderflow's cache block.) */
export const cacheBlock = ({ cacheCreation, cacheRead }: CallSums): CacheBlock => ({
  created: cacheCreation,
  read: cacheRead,
  efficiency: Math.min(100, 100 * ratio(cacheRead, cacheCreation)),
  tokensSaved: cacheRead - cacheCreation,
  savedInputTokens: 0.9 * cacheRead - 0.25 * cacheCreation,
  roi: cacheCreation === 0 ? 0 : 100 * (cacheRead / cacheCreation - 1),
  brokeEven: cacheRead > cacheCreation,
})
