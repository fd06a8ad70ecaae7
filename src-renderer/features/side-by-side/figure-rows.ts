import { compactCount, exactCount, exactUsd, formatDuration } from '#renderer/lib/format.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import type { ComparedSession } from '#schema/side-by-side.ts'

/** A figure of a session; null: not recorded, or unpriced. */
export interface FigureRow {
  readonly label: string
  readonly amountOf: (session: ComparedSession) => number | null
  readonly format: (value: number) => string
  /** What is said where there is no value. */
  readonly none: string
  /** What of the session opens behind it. */
  readonly opens: Opens
}

/** The cards of a session, or the kinds of records the reader then shows. */
export type Opens =
  | { readonly tab: 'cards' }
  | { readonly layout: 'prompts' }
  | { readonly show: 'answers' | 'tools' | 'errors' }

const cards = { tab: 'cards' } as const

const duration = ({ firstAt, lastAt }: ComparedSession): number | null =>
  firstAt === null || lastAt === null ? null : lastAt - firstAt

/** What two sessions are compared by, in order. */
export const figureRows: readonly FigureRow[] = [
  {
    label: 'Cost',
    amountOf: ({ usage }) => usage.costUsd,
    format: exactUsd,
    none: 'unpriced',
    opens: cards,
  },
  {
    label: 'Tokens',
    amountOf: ({ usage }) => totalTokens(usage),
    format: compactCount,
    none: 'not recorded',
    opens: cards,
  },
  {
    label: 'Output tokens',
    amountOf: ({ usage }) => usage.outputTokens,
    format: compactCount,
    none: 'not recorded',
    opens: cards,
  },
  {
    label: 'Duration',
    amountOf: duration,
    format: formatDuration,
    none: 'not recorded',
    opens: cards,
  },
  ...(
    [
      ['Prompts', ({ prompts }) => prompts, { layout: 'prompts' }],
      ['Model calls', ({ usage }) => usage.calls, { show: 'answers' }],
      ['Tool calls', ({ toolCalls }) => toolCalls, { show: 'tools' }],
      ['Tool errors', ({ toolErrors }) => toolErrors, { show: 'errors' }],
      ['Files touched', ({ files }) => files, { show: 'tools' }],
    ] satisfies [string, (session: ComparedSession) => number, Opens][]
  ).map(([label, amountOf, opens]) => ({
    label,
    amountOf,
    format: exactCount,
    none: 'not recorded',
    opens,
  })),
]

/** What `b` has more than `a`, in words: `+$1.20`, `−3`, `same`. */
export const differenceWords = (
  a: number | null,
  b: number | null,
  format: (value: number) => string,
): string => {
  if (a === null || b === null) return '–'
  if (a === b) return 'same'
  return `${b > a ? '+' : '−'}${format(Math.abs(b - a))}`
}

/** `b` against `a` in per cent, or as a multiple where it is ten times as much; empty where `a` is 0. */
export const shareWords = (a: number | null, b: number | null): string => {
  if (a === null || b === null || a === 0 || a === b) return ''
  if (b / a >= 10) return `${Math.round(b / a)}×`
  return `${b > a ? '▲' : '▼'}\u00a0${Math.round((100 * Math.abs(b - a)) / a)}\u00a0%`
}

/** Tools of two sessions, those most called in both together first. */
export const toolMix = (a: ComparedSession, b: ComparedSession) => {
  const of = ({ tools }: ComparedSession, name: string) =>
    tools.find((tool) => tool.name === name) ?? { name, calls: 0, errors: 0 }
  const names = new Set([...a.tools, ...b.tools].map(({ name }) => name))
  return [...names]
    .map((name) => ({ name, a: of(a, name), b: of(b, name) }))
    .sort((x, y) => y.a.calls + y.b.calls - x.a.calls - x.b.calls)
}
