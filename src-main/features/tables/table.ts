import type { AskQuery, QueryContext, QueryName } from '#main/features/handlers.ts'
import { AppError } from '#schema/errors.ts'
import { type Output, operationOf, type Parsed } from '#schema/operations.ts'
import { columnsOf, type TableColumn } from '#schema/table-columns.ts'

/** A query that a table is made of: never a table itself. */
export type SourceName = Exclude<QueryName, `tables.${string}`>

/** What a screen asks a table with. */
export type Asked = Readonly<Record<string, unknown>>
type RowSchema = Parameters<typeof columnsOf>[0]

interface TableSpec<N extends SourceName> {
  readonly source: N
  readonly row: RowSchema
  readonly rows: (answer: Output<N>, asked: Asked) => readonly object[]
  /** Part of the question that makes it this table. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** Replaces limits that are made for a screen. */
  readonly beyond?: Partial<Parsed<N>>
  /** A list of the filter that the screen asks without, as those not chosen stay in sight. */
  readonly without?: 'model' | 'tag'
  /** Asked in pages by `offset` and `limit`. */
  readonly isPaged?: boolean
  /** Rows of such a page; fewer where a row has much text. */
  readonly pageRows?: number
}

/** Rows of a table from one place on, and where the next begin; null where there are none. */
export interface ReadRows {
  readonly rows: readonly object[]
  readonly next: string | null
}

/** A table: its columns, and how its rows are read. */
export interface Table {
  readonly columns: readonly TableColumn[]
  readonly read: (
    ask: AskQuery,
    asked: Asked,
    from: string | null,
    context: QueryContext,
  ) => Promise<ReadRows>
}

/** Rows of one piece: some hundred kilobytes. */
export const pieceRows = 1000

/** What the query of a table is asked with; throws in words where it cannot be. */
export const questionOf = <N extends SourceName>(
  { source, fixed, without }: Pick<TableSpec<N>, 'source' | 'fixed' | 'without'>,
  asked: Asked,
): Parsed<N> => {
  // The offset and the limit of a page do not make the table; its own come later.
  const left = ['offset', 'limit', ...(without ? [without] : [])]
  const question = Object.entries(asked).filter(([name]) => !left.includes(name))
  const input = { ...Object.fromEntries(question), ...fixed }
  const parsed = operationOf(source).input.safeParse(input)
  if (parsed.success) return parsed.data as Parsed<N>
  const [first] = parsed.error.issues
  throw new AppError(
    'invalid_input',
    `${first?.path.join('.')}: ${first?.message ?? 'This cannot be used.'}`,
  )
}

const offsetOf = (cursor: string | null): number => {
  const offset = Number(cursor ?? 0)
  if (Number.isSafeInteger(offset)) return offset
  throw new AppError('bad_value', 'cursor: this is no place in this table.')
}

/** A table made of the answer of a query, row by row as its screen shows them. */
export const tableOf = <N extends SourceName>(spec: TableSpec<N>): Table => ({
  columns: columnsOf(spec.row),
  read: async (ask, asked, from, context) => {
    const { source, isPaged = false, pageRows = pieceRows, beyond } = spec
    const question = questionOf(spec, asked)
    const offset = isPaged ? offsetOf(from) : 0
    const page = isPaged ? { offset, limit: pageRows } : {}
    const answer = await ask<N>(source, { ...question, ...beyond, ...page }, context)
    const rows = spec.rows(answer, asked)
    const isMore = isPaged && rows.length === pageRows
    return { rows, next: isMore ? String(offset + pageRows) : null }
  },
})
