import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** What a place in the house must be refused, and what it needs. */
interface Place {
  readonly refused: readonly string[]
  readonly allowed: readonly string[]
}

const places: Readonly<Record<string, Place>> = {
  schema: {
    refused: ['node:fs', 'react', 'kysely', '#main/lib/log.ts', '../src-main/lib/log.ts'],
    allowed: ['zod', './errors.ts', './transcript/event.ts', '#schema/errors.ts'],
  },
  'src-main/lib': {
    refused: ['#main/store/library.ts', 'electron', 'fastify', 'kysely', '../store/library.ts'],
    allowed: ['node:fs', 'node:fs/promises', 'pino', '#schema/errors.ts', './errno.ts'],
  },
  'src-main/store': {
    refused: ['#main/ingest/watch.ts', '#main/pricing/price-call.ts', 'electron', 'chokidar'],
    allowed: ['better-sqlite3', 'kysely', '#main/lib/log.ts', '#schema/errors.ts', 'node:path'],
  },
  'src-main/pricing': {
    refused: ['#main/ingest/watch.ts', '#main/features/handlers.ts', 'better-sqlite3'],
    allowed: [
      'zod',
      '#resources/price-book.json',
      '#resources/currency-rates.json',
      '#main/store/tables.ts',
      '#main/lib/log.ts',
    ],
  },
  'src-main/analysis': {
    refused: ['#main/ingest/watch.ts', '#main/features/handlers.ts', 'better-sqlite3'],
    allowed: ['kysely', '#main/store/read-store.ts', '#main/pricing/price-call.ts', './errors.ts'],
  },
  'src-main/ingest': {
    refused: ['#main/features/usage/usage.queries.ts', '#main/engine/engine.ts', 'better-sqlite3'],
    allowed: ['chokidar', '#main/store/library.ts', '#main/pricing/price-call.ts', 'node:fs'],
  },
  'src-main/features/usage': {
    refused: [
      '#main/features/sessions/sessions.queries.ts',
      '../sessions/sessions.queries.ts',
      './../sessions/sessions.queries.ts',
      '#main/engine/start.ts',
      'better-sqlite3',
      'electron',
      'fastify',
    ],
    allowed: ['kysely', 'csv-stringify/sync', '#main/store/usage.ts', './usage.queries.ts'],
  },
  'src-main/engine': {
    refused: ['electron', 'fastify', '#main/http/guard.ts', '#main/shell/run-program.ts'],
    allowed: ['#main/features/usage/usage.operations.ts', '#main/ingest/watch.ts', 'node:fs'],
  },
  'src-main/http': {
    refused: ['electron', 'better-sqlite3', '#main/store/library.ts', '#main/cli/main.ts'],
    allowed: ['fastify', '@fastify/static', '#main/engine/engine.ts', '#schema/errors.ts'],
  },
  'src-main/shell': {
    refused: ['fastify', 'better-sqlite3', '#main/http/guard.ts', '#main/store/library.ts'],
    allowed: ['electron', '#main/engine/engine.ts', '#main/lib/log.ts', './menu-template.ts'],
  },
  'src-main/cli': {
    refused: ['electron', 'fastify', '#main/store/library.ts', '#main/shell/run-program.ts'],
    allowed: ['commander', '#main/http/guard.ts', '#main/engine/engine.ts', 'node:fs'],
  },
  'src-main/launch': {
    refused: ['electron', 'zod', '#main/lib/log.ts', '#schema/errors.ts'],
    allowed: ['node:fs', './start.mjs'],
  },
  'src-main/sample': {
    refused: ['electron', 'zod', '#main/store/library.ts', '#main/ingest/watch.ts'],
    allowed: ['node:fs', '#main/lib/log.ts', '#main/sample/random.ts'],
  },
  'src-main/testing': {
    refused: ['electron', '#main/http/guard.ts', '#main/features/handlers.ts'],
    allowed: ['vitest', '#main/store/library.ts', '#main/ingest/watch.ts'],
  },
  'src-main/faults': {
    refused: ['electron', '#main/engine/engine.ts', '#main/http/guard.ts', 'kysely'],
    allowed: ['fast-check', 'better-sqlite3', '#main/testing/store.ts', '#main/sample/random.ts'],
  },
  'src-main/desktop.ts': {
    refused: ['fastify', 'react', '../schema/errors.ts'],
    allowed: ['electron', '#main/shell/run-program.ts', 'node:path'],
  },
  'src-main/headless.ts': {
    refused: ['electron', '#main/shell/run-program.ts', 'fastify'],
    allowed: ['#main/cli/main.ts', 'node:url'],
  },
  'src-preload': {
    refused: ['node:fs', 'zod', '#main/engine/engine.ts', '../src-main/desktop.ts'],
    allowed: ['electron', '#schema/errors.ts', './bridge.d.ts'],
  },
  'src-renderer/ui': {
    refused: [
      '#schema/usage.ts',
      '#renderer/client/call.ts',
      '#renderer/features/usage/x.tsx',
      'electron',
      'node:fs',
    ],
    allowed: ['react', 'recharts', '@base-ui/react/menu', '#renderer/lib/format.ts', './x.css'],
  },
  'src-renderer/lib': {
    refused: ['#renderer/client/call.ts', '#main/lib/log.ts', '@tanstack/react-query'],
    allowed: ['react', '#renderer/lib/format.ts', '#schema/visible-text.ts'],
  },
  'src-renderer/client': {
    refused: ['#renderer/ui/card.tsx', '#renderer/app/app.tsx', '#main/engine/engine.ts'],
    allowed: ['react', 'zod', '@tanstack/react-query', '#schema/operations.ts'],
  },
  'src-renderer/features/usage': {
    refused: [
      '#renderer/features/sessions/sessions-view.tsx',
      '../sessions/sessions-view.tsx',
      '#renderer/app/app.tsx',
      '#main/engine/engine.ts',
      'electron',
      'recharts',
    ],
    allowed: ['react', '#renderer/ui/card.tsx', '#renderer/client/call.ts', '#schema/usage.ts'],
  },
  'src-renderer/app': {
    refused: ['electron', 'node:fs', '#main/engine/engine.ts', '../ui/card.tsx', 'recharts'],
    allowed: ['react', '#renderer/features/sessions/sessions-view.tsx', '#schema/events.ts'],
  },
  e2e: {
    refused: ['#main/engine/engine.ts', '#renderer/app/app.tsx', 'electron', 'react', '../x.ts'],
    allowed: ['@playwright/test', '#schema/usage.ts', '#e2e/app.ts', '#main/sample/transcript.ts'],
  },
  'e2e/bench': {
    refused: ['#main/engine/engine.ts', '#main/cli/main.ts', '#main/launch/start.mjs', 'react'],
    allowed: ['@playwright/test', '#main/launch/build-state.mjs', '#main/store/find-texts.ts'],
  },
}

/** Tests build what they test from other floors, within limits of their own. */
const testPlaces: Readonly<Record<string, Place>> = {
  'schema/x.test.ts': { refused: ['#main/lib/log.ts', 'react'], allowed: ['vitest', 'fast-check'] },
  'src-main/store/x.test.ts': {
    refused: ['electron', 'react', '#renderer/lib/format.ts', '../lib/log.ts'],
    allowed: ['vitest', '#main/engine/start.ts', '#e2e/homes/small-home.ts'],
  },
  'src-renderer/lib/x.test.ts': {
    refused: ['#main/lib/log.ts', 'electron', '../ui/card.tsx'],
    allowed: ['vitest', '#renderer/ui/card.tsx'],
  },
  'e2e/x.test.ts': {
    refused: ['#main/lib/log.ts', 'electron'],
    allowed: ['vitest', '#e2e/homes/small-home.ts'],
  },
  'biome.config.ts': { refused: ['../x.ts', './../x.ts'], allowed: ['vite'] },
}

const isFile = (place: string): boolean => path.extname(place) !== ''

/** A file for a place: the place itself where it is one. */
const fileIn = (place: string, name: string): string =>
  isFile(place) ? place : `${place}/${name}${place.endsWith('launch') ? '.mjs' : '.ts'}`

const write = (file: string, imports: readonly string[]): void => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, imports.map((name) => `import '${name}'\n`).join(''))
}

const copyRules = (into: string): string => {
  mkdirSync(into)
  const rules = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'))
  writeFileSync(
    path.join(into, 'biome.json'),
    JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }),
  )
  return into
}

interface Breach {
  readonly place: string
  readonly message: string
}

/** What the import rules say of a folder, as `file:line`. */
const lint = (cwd: string): Promise<readonly Breach[]> =>
  new Promise((resolve, reject) => {
    const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
    const only = '--only=style/noRestrictedImports'
    const args = [biome, 'lint', only, '--reporter=json', '--max-diagnostics=none', '.']
    execFile(process.execPath, args, { cwd }, (error, stdout) => {
      if (stdout === '') return reject(error)
      const { diagnostics } = JSON.parse(stdout)
      resolve(
        diagnostics.map(
          (found: { location: { path: string; start: { line: number } }; message: string }) => ({
            place: `${found.location.path}:${found.location.start.line}`,
            message: found.message,
          }),
        ),
      )
    })
  })

const everyPlace = { ...places, ...testPlaces }
let breaches: readonly Breach[]
let complaintsOfClean: readonly Breach[]
const folder = mkdtempSync(path.join(tmpdir(), 'rearview-rules-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const breaching = copyRules(path.join(folder, 'breaching'))
  const clean = copyRules(path.join(folder, 'clean'))
  for (const [place, { refused, allowed }] of Object.entries(everyPlace)) {
    write(path.join(breaching, fileIn(place, 'breach')), refused)
    write(path.join(clean, fileIn(place, 'clean')), allowed)
  }
  breaches = await lint(breaching)
  complaintsOfClean = await lint(clean)
}, 30_000)

describe('the import rules', () => {
  test.each(Object.keys(everyPlace))('refuse each breach in %s', (place) => {
    const file = fileIn(place, 'breach')
    const found = breaches.filter((breach) => breach.place.startsWith(`${file}:`))
    const expected = everyPlace[place]?.refused.map((_name, index) => `${file}:${index + 1}`)
    expect(found.map((breach) => breach.place).sort()).toEqual(expected?.sort())
  })

  test('let pass what each place needs', () => {
    expect(complaintsOfClean).toEqual([])
  })

  test('are all proved here', () => {
    const text = readFileSync(path.join(root, 'biome.json'), 'utf8')
    const messages = [...text.matchAll(/"message": "(.*)"/g)].map(([, message]) => message)
    expect(messages.length).toBeGreaterThan(20)
    expect([...new Set(breaches.map(({ message }) => message))].sort()).toEqual(messages.sort())
  })
})

/** Our own sources, as path and text. */
const sources = async (): Promise<readonly (readonly [string, string])[]> => {
  const files: (readonly [string, string])[] = []
  const pattern = '{schema,src-main,src-preload,src-renderer,e2e}/**/*.{ts,tsx,mjs,cjs}'
  for await (const file of glob(pattern, { cwd: root }))
    files.push([file, readFileSync(path.join(root, file), 'utf8')])
  return files
}

/** Rules that the linter has no words for. */
describe('the sources', () => {
  const filesWith = async (pattern: RegExp, isExempt: (file: string) => boolean) =>
    (await sources()).flatMap(([file, text]) => (pattern.test(text) && !isExempt(file) ? file : []))
  const isThis = (file: string): boolean => file.endsWith('lint-rules.test.ts')

  test('mock no module', async () => {
    expect(await filesWith(/\bvi\.(mock|doMock)\(/, isThis)).toEqual([])
  })

  test('load Electron only in the shell, the entry, the preload and launch aids of tests', async () => {
    const isHome = (file: string) =>
      isThis(file) ||
      /^(src-main\/(shell\/|desktop\.ts)|src-preload\/|e2e\/[a-z-]+\.cjs)/.test(file)
    const loads = /(from|import|require\()\s*\(?'electron'/
    expect(await filesWith(loads, isHome)).toEqual([])
  })

  test('take nothing but types of the schema into the preload', async () => {
    const isElsewhere = (file: string) => !file.startsWith('src-preload/')
    expect(await filesWith(/^import (?!type\b).*'#schema\//m, isElsewhere)).toEqual([])
  })
})
