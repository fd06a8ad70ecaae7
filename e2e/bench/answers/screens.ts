import type { Filter } from '#schema/filter.ts'
import type { Question } from './ask.ts'
import { dayOf, type KnownStore } from './known-store.ts'

/** What one screen asks when it is opened for the `time`-th time; nothing is asked twice. */
export interface Screen {
  readonly name: string
  readonly questions: (time: number) => readonly Question[]
  /** Those of them that it asks at the same moment; all, where it does not say. */
  readonly atOnce?: ((time: number) => readonly Question[]) | undefined
  /** Waited before each question. */
  readonly pauseMs: number
}

type Filled = Pick<Filter, 'since' | 'until' | 'project' | 'model'>

const at = <T>(list: readonly T[], place: number): T => {
  const value = list[place % list.length]
  if (value === undefined) throw new Error('the store holds too little')
  return value
}

/**
 * Another filter each time, so that nothing kept for a question answers it. Of three, one passes
 * nearly all there is, one a project, one a month of a model; of ten, one is as wide as can be.
 */
const filterOf = (known: KnownStore, time: number): Filled => {
  if (time % 10 === 0) return { until: dayOf(known, known.days + time) }
  const step = Math.floor(time / 3)
  if (time % 3 === 0) return { since: dayOf(known, Math.floor((step * known.days) / 100)) }
  if (time % 3 === 1)
    return { project: [at(known.projects, step)], until: dayOf(known, known.days + step) }
  const from = Math.floor((step * known.days) / 20)
  return {
    model: [at(known.models, step)],
    since: dayOf(known, from),
    until: dayOf(known, from + 30),
  }
}

const bar = (filter: Filled): Question[] => [
  { name: 'projects.list', input: filter },
  { name: 'usage.report', input: { ...filter, by: 'model' } },
]

const overview = (known: KnownStore, time: number): Question[] => {
  const filter = filterOf(known, time)
  const names = [
    'usage.overview',
    'usage.daily',
    'usage.hours',
    'usage.tools',
    'usage.cache',
  ] as const
  return [
    ...names.map((name) => ({ name, input: filter })),
    ...(['day', 'project', 'provider'] as const).map((by) => ({
      name: 'usage.report' as const,
      input: { ...filter, by },
    })),
    ...bar(filter),
    { name: 'sessions.list', input: { ...filter, sort: 'lastAt', limit: 8 } },
    { name: 'app.status', input: {} },
    { name: 'settings.get', input: {} },
  ]
}

const sorts = ['lastAt', 'cost', 'messages', 'title', 'project'] as const

const sessions = (known: KnownStore, time: number): Question[] => {
  const list = { ...filterOf(known, time), ghosts: 'with', limit: 100 }
  return [
    { name: 'sessions.list', input: { ...list, sort: at(sorts, time), offset: 0 } },
    { name: 'sessions.list', input: { ...list, offset: Math.floor(time / 20) * 100 } },
    { name: 'sessions.list', input: { ...list, q: String.fromCharCode(97 + (time % 26)) } },
  ]
}

const session = (known: KnownStore, time: number): Question[] => {
  const id = at(known.sessions, time)
  const asked = ['sessions.get', 'transcript.outline', 'transcript.turns'] as const
  return [
    ...asked.map((name) => ({ name, input: { id } })),
    { name: 'transcript.agents', input: { id } },
    { name: 'transcript.records', input: { id, from: 0, limit: 100 } },
    { name: 'sessionCards.get', input: { id } },
    { name: 'transcript.find', input: { id, text: at(known.words.mid, time) } },
  ]
}

const projects = (known: KnownStore, time: number): Question[] => [
  { name: 'projects.list', input: filterOf(known, time) },
]

const project = (known: KnownStore, time: number): Question[] => {
  const key = at(known.projects, Math.floor(time / 3))
  const { project: _, ...filter } = filterOf(known, time)
  return [
    { name: 'projects.detail', input: { ...filter, key } },
    { name: 'projects.prompts', input: { ...filter, key, limit: 10 } },
    { name: 'projects.tools', input: { ...filter, key } },
    { name: 'projects.weeks', input: { key } },
    { name: 'sessions.list', input: { ...filter, project: [key], limit: 10 } },
  ]
}

const groupings = ['model', 'project', 'session', 'tool', 'day'] as const

const costs = (known: KnownStore, time: number): Question[] => {
  const filter = filterOf(known, time)
  const asked = ['costs.composition', 'costs.errors', 'costs.distribution', 'costs.whatIf'] as const
  return [
    ...asked.map((name) => ({ name, input: filter })),
    { name: 'costs.commands', input: { ...filter, limit: 10 } },
    { name: 'costs.retries', input: { ...filter, limit: 8 } },
    ...groupings.map((by) => ({
      name: 'costs.shares' as const,
      input: { ...filter, by, limit: 8 },
    })),
  ]
}

const compare = (known: KnownStore, time: number): Question[] => [
  {
    name: 'sideBySide.sessions',
    input: { a: at(known.sessions, time), b: at(known.sessions, time + 1) },
  },
  { name: 'sideBySide.models', input: filterOf(known, time) },
  { name: 'sessions.list', input: { q: `${time % 10}`, sort: 'lastAt', limit: 30 } },
]

const trends = (known: KnownStore, time: number): Question[] => {
  const from = Math.floor((time * Math.max(1, known.days - 89)) / 60)
  const window = { start_date: dayOf(known, from), end_date: dayOf(known, from + 89) }
  return [{ name: 'trends.get', input: window }]
}

const sets = ['unpriced', 'drift', 'unfinalised', 'files'] as const

const diagnostics = (known: KnownStore, time: number): Question[] => {
  const of = time % 2 === 0 ? {} : { session: at(known.sessions, time) }
  return [
    { name: 'audit.totals', input: of },
    { name: 'diagnostics.get', input: of },
    { name: 'diagnostics.rows', input: { ...of, set: at(sets, time), limit: 100 } },
  ]
}

const settings = (): Question[] =>
  (
    [
      'settings.get',
      'sources.list',
      'app.status',
      'app.storage',
      'money.rates',
      'money.prices',
    ] as const
  ).map((name) => ({ name, input: {} }))

const search = ({ words }: KnownStore, time: number): Question[] => {
  const [rare, mid, common] = [at(words.rare, time), at(words.mid, time), at(words.common, time)]
  const asked = { rare, mid, 'two terms': `${common} ${mid}`, common }
  return [
    ...Object.entries(asked).map(([of, q]) => ({
      name: 'search.find' as const,
      of,
      // As the page asks first, with every key.
      input: { q, limit: 10, ms: 2 },
    })),
    { name: 'search.find', of: 'mid, all ten', input: { q: mid, limit: 10 } },
    { name: 'search.counts', of: 'common', input: { q: common } },
    { name: 'search.find', of: 'best match', input: { q: mid, order: 'best', limit: 10 } },
  ]
}

/** A key pressed asks for hits, and how many there are; the others are such keys too, or come later. */
const searchAtOnce = (known: KnownStore, time: number): Question[] => {
  const q = at(known.words.mid, time)
  return [
    { name: 'search.find', of: 'mid', input: { q, limit: 10, ms: 2 } },
    { name: 'search.counts', of: 'mid', input: { q } },
  ]
}

/** A word as far as it is typed; each letter is asked for. */
const palette = ({ words }: KnownStore, time: number): Question[] => {
  const word = at(words.mid, Math.floor(time / 4))
  const q = word.slice(0, 1 + (time % 4))
  const found = { name: 'search.find', of: 'messages', input: { q: `${q}*`, limit: 5 } } as const
  return [{ name: 'palette.find', input: { q, limit: 6 } }, ...(q.length < 3 ? [] : [found])]
}

const questions = (known: KnownStore, time: number): Question[] => {
  const list = { ...filterOf(known, time), limit: 20 }
  return [
    { name: 'qa.list', input: list },
    { name: 'qa.list', of: 'with words', input: { ...list, q: at(known.words.mid, time) } },
  ]
}

const kept = (known: KnownStore, time: number): Question[] => [
  { name: 'bookmarks.list', input: {} },
  { name: 'tags.cloud', input: {} },
  { name: 'tags.ofSession', input: { id: at(known.sessions, time) } },
]

/** Screens that ask with every key, which quick typists press so far apart. */
const typed: ReadonlySet<string> = new Set(['Search', 'Palette', 'Q&A'])
const betweenKeys = 60

/** Every screen with all that it asks, its cards and tabs included. */
export const screensOf = (known: KnownStore): readonly Screen[] =>
  Object.entries({
    Overview: overview,
    Sessions: sessions,
    Session: session,
    Projects: projects,
    Project: project,
    Costs: costs,
    Compare: compare,
    Trends: trends,
    Diagnostics: diagnostics,
    Settings: settings,
    Search: search,
    Palette: palette,
    'Q&A': questions,
    'Bookmarks and tags': kept,
  }).map(([name, ask]) => ({
    name,
    questions: (time: number) => ask(known, time),
    atOnce: name === 'Search' ? (time: number) => searchAtOnce(known, time) : undefined,
    pauseMs: typed.has(name) ? betweenKeys : 0,
  }))
