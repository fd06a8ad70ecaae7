import { sql } from 'kysely'
import type { QueryContext } from '#main/features/handlers.ts'
import { dayRange } from '#main/lib/days.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { carriesTag } from '#main/store/tagged-sessions.ts'
import { type TextMatch, toMatch } from '#main/store/text-match.ts'
import { type ResolvedFilter, resolveFilter } from '#main/store/usage.ts'
import type { Parsed } from '#schema/operations.ts'
import type { TextKind } from '#schema/search.ts'
import { parseSearch, type SearchField, type SearchTerm } from '#schema/search-query.ts'

/** What a person typed and chose, ready to be asked of both stores. */
export interface Question {
  readonly match: TextMatch
  /** The words that are marked in what was found. */
  readonly terms: readonly SearchTerm[]
  /** Parts of the full text that may hold the words; none: all. */
  readonly kinds: readonly TextKind[]
  /** UTC ms, `to` excluded. */
  readonly from: number | null
  readonly to: number | null
  /** Files in which records may stand; null: in any. */
  readonly files: ReadonlySet<number> | null
  readonly models: readonly string[]
  readonly typed: TypedValues
  readonly notes: readonly string[]
  /** There is nothing to look for. */
  readonly isEmpty: boolean
}

/** Values of typed filters, in small letters; one of each kind has to be true. */
type TypedValues = Readonly<Record<SearchField, readonly string[]>>

type Asked = Omit<Parsed<'search.counts'>, 'kind'> & {
  readonly kind?: readonly TextKind[] | undefined
}

const kindsOfRole: Readonly<Record<string, readonly TextKind[]>> = {
  user: ['prompt', 'toolOutput'],
  assistant: ['answer', 'thinking', 'toolInput'],
}

const valuesOf = (filters: ReturnType<typeof parseSearch>['filters']): TypedValues => {
  const of = (name: SearchField): string[] =>
    filters.flatMap(({ field, value }) => (field === name ? [value.toLowerCase()] : []))
  return {
    project: of('project'),
    model: of('model'),
    role: of('role'),
    tool: of('tool'),
    file: of('file'),
    tag: of('tag'),
    before: of('before'),
    after: of('after'),
    error: of('error'),
  }
}

/** Keys of the projects whose name, key or folder holds what was typed; null where nothing was. */
const typedProjects = async (
  index: IndexReader,
  typed: readonly string[],
): Promise<ReadonlySet<string> | null> => {
  if (typed.length === 0) return null
  const names = await projectNames(index)
  const rows = await index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select(['p.key', 's.dir_name'])
    .distinct()
    .execute()
  const passes = rows.filter(({ key, dir_name }) => {
    const known = [key, dir_name, names.get(key) ?? ''].map((name) => name.toLowerCase())
    return typed.some((text) => known.some((name) => name.includes(text)))
  })
  return new Set(passes.map(({ key }) => key))
}

const filesOf = async (
  index: IndexReader,
  filter: ResolvedFilter,
  typed: TypedValues,
): Promise<ReadonlySet<number> | null> => {
  const named = await typedProjects(index, typed.project)
  const isOpen = filter.project.length + filter.provider.length + filter.tag.length === 0
  if (!named && isOpen && typed.tag.length === 0) return null
  const rows = await index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select(['f.id', 'p.key'])
    .$if(filter.project.length > 0, (query) => query.where('p.key', 'in', filter.project))
    .$if(filter.provider.length > 0, (query) => query.where('s.provider', 'in', filter.provider))
    .$if(filter.tag.length > 0, (query) => query.where(carriesTag('s.session_id', filter.tag)))
    .$if(typed.tag.length > 0, (query) => query.where(carriesTag('s.session_id', typed.tag)))
    .execute()
  return new Set(rows.flatMap(({ id, key }) => (named && !named.has(key) ? [] : [id])))
}

const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((best, one) => (best === null || (one !== null && one > best) ? one : best), null)

const earliest = (times: readonly (number | null)[]): number | null =>
  times.reduce((best, one) => (best === null || (one !== null && one < best) ? one : best), null)

/** `after:` a day includes it, `before:` a day does not. */
const rangeOf = (filter: ResolvedFilter, { before, after }: TypedValues) => ({
  from: latest([
    filter.from,
    ...after.map((day) => dayRange(day, undefined, filter.timezone).from),
  ]),
  to: earliest([filter.to, ...before.map((day) => dayRange(day, undefined, filter.timezone).from)]),
})

const kindsOf = (chosen: readonly TextKind[], roles: readonly string[]): readonly TextKind[] => {
  if (roles.length === 0) return chosen
  const ofRoles = roles.flatMap((role) => kindsOfRole[role] ?? [])
  return chosen.length === 0 ? ofRoles : ofRoles.filter((kind) => chosen.includes(kind))
}

/** Reads what a person typed and chose. */
export const toQuestion = async ({ index }: QueryContext, asked: Asked): Promise<Question> => {
  const { must, not, filters, notes } = parseSearch(asked.q)
  const typed = valuesOf(filters)
  const filter = resolveFilter(asked)
  const kinds = kindsOf(asked.kind ?? [], typed.role)
  return {
    match: toMatch({ must, not }, kinds),
    terms: must,
    kinds,
    ...rangeOf(filter, typed),
    files: await filesOf(index, filter, typed),
    models: filter.model,
    typed,
    notes,
    isEmpty: must.length + not.length + filters.length === 0,
  }
}

/** Holds a typed text, in any case. */
export const holdsText = (column: string, text: string) =>
  sql<boolean>`lower(${sql.ref(column)}) like ${`%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`} escape '\\'`
