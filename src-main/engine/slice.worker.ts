import { parentPort } from 'node:worker_threads'
import { prepareSlice, type RawSlice } from '#main/ingest/prepare-slice.ts'

/** Slices to prepare together, under a number that comes back with them. */
export interface PrepareJob {
  readonly id: number
  readonly slices: readonly RawSlice[]
}

/** Packs and reads slices for the one writer; holds no store and may be ended at any moment. */
parentPort?.on('message', ({ id, slices }: PrepareJob) => {
  parentPort?.postMessage({ id, prepared: slices.map(prepareSlice) })
})
