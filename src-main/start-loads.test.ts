import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const folders = { '#main/': 'src-main/', '#schema/': 'schema/', '#resources/': 'resources/' }

/** Statements that load something: not those of types, nor `import()`. */
const loads = /^(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\sfrom\s+)?'([^']+)'/gm

const isTypesOnly = (names = ''): boolean => {
  const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1]?.split(',') ?? ['']
  const said = inBraces.map((name) => name.trim()).filter(Boolean)
  return said.length > 0 && said.every((name) => name.startsWith('type '))
}

const placeOf = (from: string, named: string): string => {
  const [start, folder] = Object.entries(folders).find(([alias]) => named.startsWith(alias)) ?? []
  if (start && folder) return path.join(root, folder, named.slice(start.length))
  return named.startsWith('.') ? path.join(path.dirname(from), named) : named
}

/** Every file and package that a file loads at once, itself or through another. */
const loadedBy = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!existsSync(file) || !file.endsWith('.ts')) return seen
  for (const [, names, named = ''] of readFileSync(file, 'utf8').matchAll(loads))
    if (!isTypesOnly(names)) loadedBy(placeOf(file, named), seen)
  return seen
}

const loaded = (entry: string): readonly string[] =>
  [...loadedBy(path.join(root, entry))].map((file) => path.relative(root, path.resolve(root, file)))

test('the window opens without schemas, log and store', () => {
  const all = loaded('src-main/desktop.ts')
  expect(all, 'it looks into files').toContain('src-main/shell/create-window.ts')
  const heavy = ['zod', 'pino', 'kysely', 'better-sqlite3', '@date-fns/tz']
  expect(all.filter((one) => heavy.some((name) => one.startsWith(name)))).toEqual([])
})

test('what is built is as strict as what is tested', () => {
  for (const entry of ['desktop', 'headless', 'workers/query', 'workers/ingest'])
    expect(readFileSync(path.join(root, 'out', 'main', `${entry}.cjs`), 'utf8'), entry).toMatch(
      /^(?:#!.*\n)?["']use strict["'];/,
    )
})

test('the first screen is answered without what reads transcripts and knows prices', () => {
  const all = loaded('src-main/engine/query.worker.ts')
  expect(all, 'it looks into files').toContain('src-main/features/usage/usage.queries.ts')
  const heavy = [
    'src-main/ingest/providers/index.ts',
    'src-main/pricing/price-book.ts',
    'fuzzysort',
  ]
  expect(all.filter((one) => heavy.includes(one))).toEqual([])
})
