import { z } from 'zod'
import { UsageTotals } from './usage.ts'

/** What a cell holds: `time` is UTC ms and is written as ISO 8601, `usd` has the currency beside it. */
export type ColumnKind = 'plain' | 'time' | 'usd' | 'list'

/** A column of an exported table: its name in the file and where its value stands in a row. */
export interface TableColumn {
  readonly name: string
  readonly path: readonly string[]
  readonly kind: ColumnKind
}

/** `cacheWrite5mTokens` → `cache_write_5m_tokens`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/([a-z])(\d)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** Parts of a row that are spread without their own name before the names of their fields. */
const spread: ReadonlySet<string> = new Set(['usage'])

const isWrapper = (schema: z.core.$ZodType): schema is z.ZodNullable | z.ZodOptional =>
  schema instanceof z.ZodNullable || schema instanceof z.ZodOptional

const inner = (schema: z.core.$ZodType): z.core.$ZodType =>
  isWrapper(schema) ? inner(schema.unwrap()) : schema

const kindOf = (name: string, schema: z.core.$ZodType): ColumnKind => {
  if (schema instanceof z.ZodArray) return 'list'
  if (schema instanceof z.ZodNumber && /^at$|At$/.test(name)) return 'time'
  return /Usd$/.test(name) ? 'usd' : 'plain'
}

const fieldsOf = (row: z.ZodObject, path: readonly string[]): readonly TableColumn[] =>
  Object.entries(row.shape).flatMap(([key, field]) => {
    const schema = inner(field)
    const here = [...path, key]
    if (schema instanceof z.ZodObject) return fieldsOf(schema, here)
    if (schema instanceof z.ZodArray && inner(schema.element) instanceof z.ZodObject) return []
    const said = here.filter((part) => !spread.has(part)).map(snakeCase)
    return [{ name: said.join('_'), path: here, kind: kindOf(key, schema) }]
  })

const isSum = ({ path }: TableColumn): boolean =>
  Object.hasOwn(UsageTotals.shape, path.at(-1) ?? '')

/**
 * The columns that rows of a schema have: its fields, named as they are, in snake case. What names
 * a row comes first, sums of calls come last. Objects within a row are spread out, lists of words
 * are one cell, lists of objects have no place in a table and are left out.
 */
export const columnsOf = (row: z.ZodObject): readonly TableColumn[] => {
  const columns = fieldsOf(row, [])
  return [...columns.filter((one) => !isSum(one)), ...columns.filter(isSum)]
}
