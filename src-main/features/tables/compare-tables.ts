import { ComparedSession, ModelSide, TouchedFile } from '#schema/side-by-side.ts'
import { SessionModelRow, ToolPairRow } from '#schema/table-rows.ts'
import { tableOf } from './table.ts'

type Tools = readonly { readonly name: string; readonly calls: number; readonly errors: number }[]

const toolPairs = (a: Tools, b: Tools) => {
  const names = new Set([...a, ...b].map(({ name }) => name))
  return [...names].map((tool) => {
    const inA = a.find(({ name }) => name === tool)
    const inB = b.find(({ name }) => name === tool)
    return {
      tool,
      callsA: inA?.calls ?? 0,
      errorsA: inA?.errors ?? 0,
      callsB: inB?.calls ?? 0,
      errorsB: inB?.errors ?? 0,
    }
  })
}

/** Tables of the Compare screen. */
export const compareTables = {
  // A session leads a model that is not chosen: figures are of all models, rows of those chosen.
  models: tableOf({
    source: 'sideBySide.models',
    row: ModelSide,
    without: 'model',
    rows: ({ rows }, { model: chosen }) =>
      Array.isArray(chosen) ? rows.filter(({ model }) => chosen.includes(model)) : rows,
  }),
  'compared-sessions': tableOf({
    source: 'sideBySide.sessions',
    row: ComparedSession,
    rows: ({ a, b }) => [a, b],
  }),
  'compared-tools': tableOf({
    source: 'sideBySide.sessions',
    row: ToolPairRow,
    rows: ({ a, b }) => toolPairs(a.tools, b.tools),
  }),
  'compared-models': tableOf({
    source: 'sideBySide.sessions',
    row: SessionModelRow,
    rows: ({ a, b }) =>
      [a, b].flatMap(({ id, models }) => models.map((model) => ({ session: id, ...model }))),
  }),
  'files-of-first': tableOf({
    source: 'sideBySide.sessions',
    row: TouchedFile,
    rows: ({ files }) => files.onlyA.rows,
  }),
  'files-of-second': tableOf({
    source: 'sideBySide.sessions',
    row: TouchedFile,
    rows: ({ files }) => files.onlyB.rows,
  }),
} as const
