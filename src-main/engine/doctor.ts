import { homedir } from 'node:os'
import { readSettings, unusableSettings } from '#main/store/stored-settings.ts'
import { checkRoots, readSource } from '#main/ingest/check-sources.ts'
import { fillIndex } from '#main/ingest/rebuild-index.ts'
import { createProjectResolver } from '#main/ingest/resolve-project.ts'
import { resolveRoots } from '#main/ingest/roots.ts'
import { pricesOfLibrary } from '#main/pricing/stored-prices.ts'
import { checkArchive, type DamagedChunk } from '#main/store/check-archive.ts'
import { checkDataDir } from '#main/store/check-data-dir.ts'
import { checkDatabase, isThere, openForLooking } from '#main/store/check-database.ts'
import { checkIndex, type PricesNow } from '#main/store/check-index.ts'
import { indexKind } from '#main/store/index-schema.ts'
import { IndexWriter } from '#main/store/index-writer.ts'
import { insightsKind } from '#main/store/insights-schema.ts'
import { keepAside } from '#main/store/keep-aside.ts'
import { Library } from '#main/store/library.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { libraryKind } from '#main/store/library-schema.ts'
import { assertOurs, type Connection, type DatabaseKind } from '#main/store/open-database.ts'
import { isOpenElsewhere } from '#main/store/open-elsewhere.ts'
import { repairArchive } from '#main/store/repair-archive.ts'
import { type Finding, findingOf, runCheck, someOf } from '#main/store/run-check.ts'
import { searchKind, shardCount } from '#main/store/search-schema.ts'
import type { Check, DoctorReport } from '#schema/doctor.ts'
import { AppError } from '#schema/errors.ts'

/** What a doctor looks at, and whether it may change anything. */
export interface DoctorOptions {
  readonly dataDir: string
  readonly claudeDirs: readonly string[] | undefined
  readonly repair: boolean
}

const isUnwell = (checks: readonly Check[]): boolean =>
  checks.some(({ state }) => state === 'failed')

/** What the library keeps under names of settings; a library that cannot be read has none. */
const storedSetting = (dataDir: string, key: string): unknown => {
  if (!isThere(dataDir, libraryKind)) return null
  const library = LibraryReader.open(dataDir)
  try {
    return library.setting(key)
  } finally {
    library.close()
  }
}

const lookAtSettings = (dataDir: string): Finding => {
  const stored = (key: string): unknown => storedSetting(dataDir, key)
  const count = Object.keys(readSettings(stored)).length
  const wrong = unusableSettings(stored)
  const detail = `settings that can be used; ${someOf(wrong)} is passed over`
  if (wrong.length > 0) return { state: 'warning', count, detail }
  return findingOf(count, 'settings that can be used', [])
}

const checkConfiguration = async (options: DoctorOptions): Promise<Check[]> => {
  const { dataDir, claudeDirs } = options
  const added = ((): string[] => {
    try {
      const value = storedSetting(dataDir, 'sources.added')
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
    } catch {
      // A library that cannot be read has a finding of its own.
      return []
    }
  })()
  const roots = await resolveRoots({ claudeDirs, added, env: process.env, home: homedir() })
  return [
    runCheck('data folder', libraryKind, () => checkDataDir(dataDir)),
    runCheck('transcript folders', libraryKind, () => checkRoots(roots)),
    runCheck('settings', libraryKind, () => lookAtSettings(dataDir)),
  ]
}

interface Looked {
  readonly library: Check[]
  readonly index: Check[]
  /** Of each part of the full text, and of what is made of sessions. */
  readonly projections: Check[][]
  readonly damaged: DamagedChunk[]
}

/** SQLite takes a file of no length for a new database; beside an index it is one that was lost. */
const lostLibrary: Finding = {
  state: 'failed',
  count: 0,
  detail: `${libraryKind.fileName} is missing or empty, but ${indexKind.fileName} was made from it; put back a copy of it`,
}

const lookAtLibrary = (dataDir: string): Check[] =>
  !isThere(dataDir, libraryKind) && isThere(dataDir, indexKind)
    ? [runCheck('library format', libraryKind, () => lostLibrary)]
    : checkDatabase(dataDir, libraryKind)

/** The prices that hold by now: a person may have set some, or had some fetched. */
const pricesOf = (dataDir: string): PricesNow => {
  try {
    return pricesOfLibrary({ setting: (key) => storedSetting(dataDir, key) })
  } catch {
    // A library that cannot be read has a finding of its own.
    return pricesOfLibrary({ setting: () => null })
  }
}

/**
 * Whether a newer version of this program or another one made a file, or it is none: it is not ours
 * to mend.
 */
const isOfOthers = (dataDir: string, kind: DatabaseKind): boolean => {
  if (!isThere(dataDir, kind)) return false
  let db: Connection | null = null
  try {
    db = openForLooking(dataDir, kind)
    assertOurs(db, kind)
    return false
  } catch (thrown) {
    return db === null || thrown instanceof AppError
  } finally {
    db?.close()
  }
}

/** What can be made again and holds nothing that the library does not. */
const projectionKinds = [
  ...Array.from({ length: shardCount }, (_, shard) => searchKind(shard)),
  insightsKind,
]

const lookAtStores = (dataDir: string): Looked => {
  const library = lookAtLibrary(dataDir)
  const isReadable = isThere(dataDir, libraryKind) && !isUnwell(library.slice(0, 1))
  const archive = isReadable ? checkArchive(dataDir) : { checks: [], damaged: [] }
  const index = checkDatabase(dataDir, indexKind)
  // An index of an older form is made anew at the next start: its tables are not those of today.
  const isComparable = isReadable && isThere(dataDir, indexKind) && index[0]?.state === 'ok'
  const compared = isComparable ? checkIndex(dataDir, pricesOf(dataDir)) : []
  return {
    library: [...library, ...archive.checks],
    index: [...index, ...compared],
    projections: projectionKinds.map((kind) => checkDatabase(dataDir, kind)),
    damaged: archive.damaged,
  }
}

const repairChunks = (dataDir: string, damaged: readonly DamagedChunk[]): Finding => {
  const mended = repairArchive(dataDir, damaged, readSource)
  const left = damaged.length - mended.length
  const detail = `${mended.length} of ${damaged.length} damaged pieces were read again from their transcripts`
  return left === 0
    ? { state: 'repaired', count: damaged.length, detail }
    : { state: 'failed', count: damaged.length, detail: `${detail}; the others are lost there too` }
}

const rebuild = (dataDir: string): Finding => {
  const kept = keepAside(dataDir, indexKind)
  const library = Library.open(dataDir)
  try {
    const { price, mark } = pricesOf(dataDir)
    const index = IndexWriter.open(dataDir, library, price, createProjectResolver())
    try {
      index.reprice(mark)
      fillIndex(library, index)
    } finally {
      index.close()
    }
    const count = library.files().length
    const detail = `made anew from the library; the old one is kept as ${kept}`
    return { state: 'repaired', count, detail }
  } finally {
    library.close()
  }
}

/** Those that are damaged and ours. */
const brokenProjections = (dataDir: string, { projections }: Looked): DatabaseKind[] =>
  projectionKinds.filter(
    (kind, place) => isUnwell(projections[place] ?? []) && !isOfOthers(dataDir, kind),
  )

/** It holds nothing of its own: the next start fills one that is not there. */
const removeProjection = (dataDir: string, kind: DatabaseKind): Check =>
  runCheck(`${kind.fileName} removal`, kind, () => {
    const kept = keepAside(dataDir, kind)
    const detail = `the next start makes it again from the library; the old one is kept as ${kept}`
    return { state: 'repaired', count: 1, detail }
  })

/** Whether what a check found wrong is right now. */
const asRepaired = (before: readonly Check[], after: readonly Check[]): Check[] =>
  after.map((check) => {
    const wasWrong = before.find(({ name }) => name === check.name)?.state === 'failed'
    return wasWrong && check.state === 'ok' ? { ...check, state: 'repaired' as const } : check
  })

const repairStores = (dataDir: string, looked: Looked): { checks: Check[]; after: Looked } => {
  const isIndexWrong = isUnwell(looked.index) && !isOfOthers(dataDir, indexKind)
  const broken = brokenProjections(dataDir, looked)
  if (looked.damaged.length === 0 && !isIndexWrong && broken.length === 0) {
    return { checks: [], after: looked }
  }
  const isLibraryOpen = isUnwell(looked.library.slice(0, 1))
  if (isLibraryOpen) return { checks: [], after: looked }
  if (isOpenElsewhere(dataDir, indexKind) || isOpenElsewhere(dataDir, libraryKind)) {
    throw new AppError('conflict', 'Rearview is running on this data folder; close it to repair.')
  }
  const checks = [
    ...(looked.damaged.length > 0
      ? [runCheck('archive repair', libraryKind, () => repairChunks(dataDir, looked.damaged))]
      : []),
    ...(isIndexWrong ? [runCheck('index rebuild', indexKind, () => rebuild(dataDir))] : []),
    ...broken.map((kind) => removeProjection(dataDir, kind)),
  ]
  return { checks, after: lookAtStores(dataDir) }
}

/**
 * Looks at everything a data folder holds and at what Rearview was told to read, and with `repair`
 * mends what can be mended. Without it nothing is written. Rejects with `conflict` where there is
 * something to repair and another program has the store open.
 */
export const runDoctor = async (options: DoctorOptions): Promise<DoctorReport> => {
  const { dataDir, repair } = options
  const configuration = await checkConfiguration(options)
  const looked = lookAtStores(dataDir)
  const { checks, after } = repair ? repairStores(dataDir, looked) : { checks: [], after: looked }
  const all = [
    ...configuration,
    ...asRepaired(looked.library, after.library),
    ...asRepaired(looked.index, after.index),
    ...after.projections.flat(),
    ...checks,
  ]
  return { dataDir, healthy: !isUnwell(all), checks: all }
}
