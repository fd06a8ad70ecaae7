import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '#schema/errors.ts'

/** The threads there are: the one writer, those that answer queries, prepare files, keep the full text or make insights. */
export type WorkerName = 'ingest' | 'query' | 'slice' | 'text' | 'insight'

/**
 * The file a worker starts with: the built one beside the built program, or in `out/` under a test,
 * where one made of sources would load hundreds of files. One that is missing is `internal`.
 */
export const workerFile = (name: WorkerName): string => {
  const places = [
    `./workers/${name}.cjs`,
    `../workers/${name}.cjs`,
    `./${name}.cjs`,
    `../../out/main/workers/${name}.cjs`,
  ]
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const file = files.find((one) => existsSync(one))
  if (!file) throw new AppError('internal', `The ${name} worker is missing from this build.`)
  return file
}
