import type { QueryContext } from '#main/features/handlers.ts'
import { createDayNamer, hostTimezone } from '#main/lib/days.ts'
import { aboveAll } from '#main/store/find-texts.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { gatherHits } from './gather-hits.ts'
import type { HitRow } from './hit-rows.ts'
import { type Question, toQuestion } from './question.ts'
import { toolsOf } from './tools-of.ts'

type Counts = Output<'search.counts'>
type Facet = Counts['facets']['project'][number]

/** Records that are looked at for what they have in common, and how long that may take. */
const mostCounted = 1_000
const mostMs = 250

const mostValues = 12

const byValue = (
  rows: readonly HitRow[],
  valuesOf: (row: HitRow) => readonly string[],
  labelOf: (value: string) => string = (value) => value,
): Facet[] => {
  const hits = new Map<string, number>()
  for (const row of rows) {
    for (const value of valuesOf(row)) hits.set(value, (hits.get(value) ?? 0) + 1)
  }
  return [...hits]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, mostValues)
    .map(([value, count]) => ({ value, label: labelOf(value), hits: count }))
}

/** Whether the full text alone knows how many there are. */
const isPlain = ({ files, from, to, models, typed, terms, kinds }: Question): boolean => {
  const { project, model, tool, file, tag, error } = typed
  const lists = [models, project, model, tool, file, tag, error]
  const isWordless = terms.length === 0 && kinds.length > 0
  return !files && from === null && to === null && !isWordless && lists.every((one) => !one.length)
}

/** How many records hold what was typed, and which projects, models, tools and months they are of. */
export const countRecords = async (
  context: QueryContext,
  input: Parsed<'search.counts'>,
): Promise<Counts> => {
  const { index, texts } = context
  const question = await toQuestion(context, input)
  const wanted = { rows: mostCounted, ms: mostMs, below: aboveAll }
  const { rows, below } = question.isEmpty
    ? { rows: [], below: null }
    : await gatherHits(context, question, wanted)
  const isPlainTotal = below !== null && isPlain(question)
  const names = await projectNames(index)
  const tools = await toolsOf(index, rows)
  const dayOf = createDayNamer(input.timezone ?? hostTimezone())
  const monthOf = ({ at }: HitRow): string[] => (at === null ? [] : [dayOf(at).slice(0, 7)])
  return {
    total: isPlainTotal ? texts.count(question.match) : rows.length,
    isWhole: below === null || isPlainTotal,
    sessions: new Set(rows.map(({ session }) => session)).size,
    facets: {
      project: byValue(
        rows,
        ({ projectKey }) => [projectKey],
        (key) => names.get(key) ?? key,
      ),
      model: byValue(rows, ({ model }) => (model === null ? [] : [model])),
      role: byValue(rows, ({ kind }) => [kind === 'answer' ? 'assistant' : 'user']),
      tool: byValue(rows, ({ id }) => tools.get(id)?.names ?? []),
      month: byValue(rows, monthOf).sort((a, b) => (a.value < b.value ? 1 : -1)),
    },
  }
}
