import { newestOf, type ScopedSession } from '#main/analysis/project-scope.ts'
import { logPathOf, slugOf } from '#main/analysis/project-slug.ts'

/** Sessions under one name. */
export interface SessionGroup {
  readonly slug: string
  /** Folder of its newest transcripts. */
  readonly logPath: string
  /** Agent of its newest session. */
  readonly provider: string
  /** Epoch seconds, as documented; 0 where no record has a time. */
  readonly firstSeen: number
  readonly lastModified: number
  readonly sessions: readonly ScopedSession[]
}

const secondsOf = (
  sessions: readonly ScopedSession[],
  timeOf: (session: ScopedSession) => number | null,
  pick: (a: number, b: number) => number,
): number => {
  const times = sessions.map(timeOf).filter((time) => time !== null)
  return times.length === 0 ? 0 : times.reduce((a, b) => pick(a, b)) / 1000
}

const groupOf = (sessions: readonly ScopedSession[]): SessionGroup[] => {
  const newest = newestOf(sessions)
  if (!newest) return []
  const { provider } = newest
  const firstSeen = secondsOf(sessions, ({ firstAt }) => firstAt, Math.min)
  const lastModified = secondsOf(sessions, ({ lastAt }) => lastAt, Math.max)
  const [slug, logPath] = [slugOf(newest), logPathOf(newest)]
  return [{ slug, logPath, provider, firstSeen, lastModified, sessions }]
}

const gather = (
  sessions: readonly ScopedSession[],
  keyOf: (session: ScopedSession) => string,
): SessionGroup[] => {
  const groups = new Map<string, ScopedSession[]>()
  for (const session of sessions) {
    const known = groups.get(keyOf(session))
    if (known) known.push(session)
    else groups.set(keyOf(session), [session])
  }
  return [...groups.values()].flatMap(groupOf)
}

/** Projects, whichever agents worked on them. */
export const bySlug = (sessions: readonly ScopedSession[]): SessionGroup[] =>
  gather(sessions, slugOf)

/** Projects, each once for every agent that worked on it. */
export const bySlugAndProvider = (sessions: readonly ScopedSession[]): SessionGroup[] =>
  gather(sessions, (one) => `${one.provider} ${slugOf(one)}`)

/** Sessions of each agent. */
export const byProvider = (sessions: readonly ScopedSession[]): SessionGroup[] =>
  gather(sessions, ({ provider }) => provider)
