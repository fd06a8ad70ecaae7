// npm run bench:answers: how fast a filled store answers what each screen asks, and how much it says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ingest } from '#e2e/bench/commands.ts'
import { formatNumber } from '#e2e/bench/figure.ts'
import { untilLive } from '#e2e/bench/server-api.ts'
import { root } from '#e2e/folders.ts'
import { type Places, startServer } from '#e2e/run-built.ts'
import { textTable } from '#main/cli/text-table.ts'
import { build, isBuildStale } from '#main/launch/build-state.mjs'
import { writeBulkHome } from '#main/sample/bulk-home.ts'
import { type Ask, askOf } from './ask.ts'
import { documentedQuestions } from './documented.ts'
import { type KnownStore, lookAround } from './known-store.ts'
import { type Screen, screensOf } from './screens.ts'
import { mostBytes, mostMs, type Taken, takeScreen } from './take-answers.ts'

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

const { values: options } = parseArgs({
  options: {
    'claude-dir': { type: 'string' },
    'data-dir': { type: 'string' },
    bytes: { type: 'string', default: '500' },
    times: { type: 'string', default: '60' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
})

const given = (file: string): string => path.resolve(process.env.INIT_CWD ?? '', file)

/** A corpus and its store: those that were named, else new ones that are gone at the end. */
const findPlaces = async (): Promise<Places> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-answers-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(130))
  const named = options['claude-dir']
  const claudeDir = named ? given(named) : path.join(folder, 'home')
  if (!named) {
    say(`Writing a corpus of ${options.bytes} MB…`)
    writeBulkHome(claudeDir, { bytes: Number(options.bytes) * 1e6, seed: 1 })
  }
  const data = options['data-dir']
  const places = { claudeDir, dataDir: data ? given(data) : path.join(folder, 'data') }
  say('Reading it…')
  await ingest(places)
  return places
}

const isAbove = ({ p95, bytes }: Taken): boolean => p95 > mostMs || bytes > mostBytes

const table = (taken: readonly Taken[]): string =>
  textTable<Taken>(
    [
      { title: 'Screen', align: 'left', text: ({ screen }) => screen },
      { title: 'Asked', align: 'left', text: ({ name }) => name },
      { title: 'first ms', align: 'right', text: ({ firstMs }) => formatNumber(firstMs) },
      { title: 'p50 ms', align: 'right', text: ({ p50 }) => formatNumber(p50) },
      { title: 'p95 ms', align: 'right', text: ({ p95 }) => formatNumber(p95) },
      {
        title: 'cpu p95',
        align: 'right',
        text: ({ cpu95 }) => (Number.isNaN(cpu95) ? '' : formatNumber(cpu95)),
      },
      { title: 'bytes', align: 'right', text: ({ bytes }) => formatNumber(bytes) },
      { title: '', align: 'left', text: (row) => (isAbove(row) ? 'ABOVE' : '') },
    ],
    taken,
  )

const takeAll = async (ask: Ask, known: KnownStore): Promise<Taken[]> => {
  const times = Number(options.times)
  const screens: readonly Screen[] = [
    ...screensOf(known),
    {
      name: 'Documented',
      questions: (time: number) => documentedQuestions(known, time),
      pauseMs: 0,
    },
  ].filter(({ name }) => !options.only || options.only.split(',').includes(name))
  const taken: Taken[] = []
  for (const screen of screens) {
    say(`${screen.name}…`)
    taken.push(...(await takeScreen(ask, times, screen)))
  }
  return taken
}

if (isBuildStale(root) && !build(root)) throw new Error('Nothing can be measured.')
const server = await startServer(await findPlaces())
try {
  await untilLive(server)
  const ask = askOf(server)
  const known = await lookAround(ask)
  await ask({ name: 'projects.selectByDir', input: { dir_name: known.folders[0] } })
  const taken = await takeAll(ask, known)
  process.stdout.write(`${table(taken)}\n`)
  if (options.json) writeFileSync(given(options.json), `${JSON.stringify(taken, null, 2)}\n`)
  // Documents name no limit for what they ask; a screen has one.
  if (taken.some((row) => row.screen !== 'Documented' && isAbove(row))) process.exitCode = 1
} finally {
  await server.stop()
}
