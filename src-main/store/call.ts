import type { CallTokens } from '#schema/transcript/facts.ts'

/** What one file says of one model call, its records taken together. */
export interface Sighting extends CallTokens {
  readonly fileId: number
  readonly mirror: boolean
  readonly model: string
  /** UTC ms of its first record in this file. */
  readonly at: number
  /** Records of the file before its first one. */
  readonly ordinal: number
  readonly rootSession: string | null
  /** Whether its records name the session of the file they stand in, and are no copies by kind. */
  readonly native: boolean
  /** Searches of the web that its tool results report. */
  readonly linkedSearches: number
  readonly finalised: boolean
  readonly fast: boolean
  readonly batch: boolean
  readonly geoUs: boolean
  readonly records: number
}

/** A sighting with what is needed to decide who owns the call. */
export interface OwnedSighting extends Sighting {
  readonly path: string
  readonly sessionId: string
}

const tokenNames = [
  'input',
  'output',
  'cacheWrite5m',
  'cacheWrite1h',
  'cacheRead',
  'webSearches',
] as const

/** The larger of each field: records of one call repeat its usage or show it growing. */
export const maxTokens = (a: CallTokens, b: CallTokens): CallTokens => {
  const larger = { ...a } as { -readonly [K in keyof CallTokens]: number }
  for (const name of tokenNames) larger[name] = Math.max(a[name], b[name])
  return larger
}

/** Two statements of the same file about the same call as one; a real record outdoes a mirror. */
export const mergeSightings = (a: Sighting, b: Sighting): Sighting => {
  if (a.mirror !== b.mirror) return a.mirror ? b : a
  const first = b.ordinal < a.ordinal ? b : a
  return {
    ...first,
    ...maxTokens(a, b),
    at: Math.min(a.at, b.at),
    rootSession: first.rootSession ?? a.rootSession ?? b.rootSession,
    native: a.native || b.native,
    linkedSearches: Math.max(a.linkedSearches, b.linkedSearches),
    finalised: a.finalised || b.finalised,
    fast: a.fast || b.fast,
    batch: a.batch || b.batch,
    geoUs: a.geoUs || b.geoUs,
    records: a.records + b.records,
  }
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

/** 0: a session that others were copied from and that is no copy itself; 1: one between; 2: none. */
const rank = (roots: ReadonlySet<string>, { sessionId, rootSession }: OwnedSighting): number =>
  !roots.has(sessionId) ? 2 : rootSession === null ? 0 : 1

/**
 * Who owns a call that several transcripts hold, whatever the order they were read in: one that
 * keeps a record of it, the root of the lineage, else the earliest, else the one with fewer records
 * before it, else the one whose records name its session (a copy may keep the old name), else the
 * path.
 */
const ownership =
  (roots: ReadonlySet<string>) =>
  (a: OwnedSighting, b: OwnedSighting): number =>
    compare(a.records > 0 ? 0 : 1, b.records > 0 ? 0 : 1) ||
    compare(rank(roots, a), rank(roots, b)) ||
    compare(a.at, b.at) ||
    compare(a.ordinal, b.ordinal) ||
    compare(a.native ? 0 : 1, b.native ? 0 : 1) ||
    compare(a.path, b.path)

/** One call as all its sightings together tell it. */
export interface MergedCall extends Sighting {
  readonly owner: OwnedSighting
}

/** Merges sightings; mirrors count only where there is nothing else. Null without any. */
export const mergeCall = (sightings: readonly OwnedSighting[]): MergedCall | null => {
  const real = sightings.filter((sighting) => !sighting.mirror)
  const counted = real.length > 0 ? real : sightings
  const roots = new Set(
    counted.map((one) => one.rootSession).filter((root): root is string => root !== null),
  )
  const [owner, ...others] = [...counted].sort(ownership(roots))
  if (!owner) return null
  const merged = others.reduce<Sighting>((sum, one) => ({ ...mergeSightings(sum, one) }), owner)
  const searches = merged.webSearches > 0 ? merged.webSearches : merged.linkedSearches
  return { ...merged, model: owner.model, at: owner.at, webSearches: searches, owner }
}
