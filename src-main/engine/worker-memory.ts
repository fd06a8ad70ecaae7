import type { ResourceLimits } from 'node:worker_threads'

/** Of threads that parse and are gone before the longer part of the work: time counts more. */
export const sliceMemory: ResourceLimits = { maxYoungGenerationSizeMb: 12 }

/**
 * Room for young objects, in MB, of the threads that go through whole archives: nearly all they
 * make is garbage at once, and a thread keeps whatever room it once took. A query's thread has the
 * usual one. How much may live is left to the machine: one session can be large.
 */
export const readerMemory: ResourceLimits = { maxYoungGenerationSizeMb: 6 }
