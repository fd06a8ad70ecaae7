import { Command, Option } from 'commander'
import { version } from '#main/lib/version.ts'
import { ExportFormat, UsageGrouping } from '#schema/usage.ts'
import type { DoctorOptions } from './doctor-command.ts'
import type { ExportOptions } from './export-command.ts'
import type { NotesOptions } from './notes-command.ts'
import {
  collectNames,
  parseDay,
  parseGeneration,
  parseLimit,
  parseName,
  parsePort,
  parseTimezone,
  parseToken,
} from './parse-values.ts'
import type { RestoreOptions } from './restore-command.ts'
import type { SearchOptions } from './search-command.ts'
import type { ServeOptions } from './serve-command.ts'
import { type CommonOptions, readSettings, type Settings } from './settings.ts'
import type { UsageOptions } from './usage-question.ts'

/** What a program calls once it knows what was meant. */
export interface Commands {
  readonly ingest: (settings: Settings) => Promise<void>
  readonly doctor: (settings: Settings, options: DoctorOptions) => Promise<void>
  readonly serve: (settings: Settings, options: ServeOptions) => Promise<void>
  readonly report: (settings: Settings, options: UsageOptions) => Promise<void>
  readonly export: (settings: Settings, options: ExportOptions) => Promise<void>
  readonly search: (
    settings: Settings,
    words: readonly string[],
    options: SearchOptions,
  ) => Promise<void>
  readonly exportNotes: (settings: Settings, options: NotesOptions) => Promise<void>
  readonly importNotes: (settings: Settings, file: string, options: NotesOptions) => Promise<void>
  readonly restore: (settings: Settings, what: string, options: RestoreOptions) => Promise<void>
}

const withUsageOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--by <what>', 'what a row stands for')
        .choices(UsageGrouping.options)
        .default('day'),
    )
    .option('--since <day>', 'first local day, YYYY-MM-DD', parseDay)
    .option('--until <day>', 'last local day, YYYY-MM-DD', parseDay)
    .option(
      '--timezone <zone>',
      'where days begin, such as Europe/Berlin; else as set in the settings',
      parseTimezone,
    )
    .option('--project <key>', 'this project alone; repeat it for more', collectNames)
    .option('--model <id>', 'this model alone; repeat it for more', collectNames)
    .option('--provider <id>', 'this agent alone, such as codex; repeat it for more', collectNames)
    .option('--no-ingest', 'answer from what is stored, without reading anything new')

const addServe = (program: Command): Command =>
  program
    .command('serve')
    .description('serve the page and the operations to browsers and programs')
    .option('--port <port>', 'port to listen on, 0 for any that is free', parsePort, 0)
    .option('--host <address>', 'address to listen on', parseName, '127.0.0.1')
    .option('--token <token>', 'key for programs; else a new one at each start', parseToken)
    .option('--no-watch', 'do not look for changes')
    .option('--no-ingest', 'serve what is stored, without reading anything new')
    .option('--open', 'open the browser')

const addExport = (program: Command): Command =>
  withUsageOptions(program.command('export').description('write the usage report as a file'))
    .addOption(
      new Option('--format <format>', 'csv, or json where --json is given').choices(
        ExportFormat.options,
      ),
    )
    .option('--out <file>', 'file to write, else stdout', parseName)

const addSearch = (program: Command): Command =>
  program
    .command('search')
    .description('find records by words, "phrases", begin*, -not and filters such as tool:Bash')
    .argument('<words...>', 'what to look for; behind -- also what begins with a minus')
    .addOption(
      new Option('--order <order>', 'what comes first')
        .choices(['newest', 'best'])
        .default('newest'),
    )
    .option('--limit <number>', 'how many to show, at most 200', parseLimit, 20)
    .option('--timezone <zone>', 'of the times and days', parseTimezone)
    .option('--no-ingest', 'look in what is stored, without reading anything new')

const addNotes = (program: Command, commands: Commands, settings: () => Settings): void => {
  const notes = program
    .command('notes')
    .description("titles, bookmarks, notes and tags of one's own, as one file")
  notes
    .command('export')
    .description('write them as JSON')
    .option('--out <file>', 'file to write, else stdout', parseName)
    .action((options: NotesOptions) => commands.exportNotes(settings(), options))
  notes
    .command('import')
    .description('add those of such a file; what is newer here always stays')
    .argument('<file>', 'what was exported', parseName)
    .option('--replace', 'also replace what is older here')
    .action((file: string, options: NotesOptions) =>
      commands.importNotes(settings(), file, options),
    )
}

const addRestore = (program: Command): Command =>
  program
    .command('restore')
    .description('write archived transcripts back, byte for byte')
    .argument('<session|file>', 'id of a session, or the path a file had', parseName)
    .option('--generation <number>', 'an earlier life of a rewritten file', parseGeneration)
    .option('--out <path>', 'file to write; for a session the folder', parseName)
    .option('--force', 'replace what is there already')
    .option('--list', 'show which generations there are')

/** The command line: options every command takes, before or after its name, and the commands. */
export const createProgram = (commands: Commands, rendererDir: string): Command => {
  const program = new Command('rearview')
    .description('See what your coding agents did, what it cost, and where it went.')
    .version(version)
    .option(
      '--claude-dir <folder>',
      'config folder to read, in place of the default ones; may be given several times',
      collectNames,
    )
    .option(
      '--codex-dir <folder>',
      'the same for Codex; where either is named, no default folder is read',
      collectNames,
    )
    .option('--data-dir <folder>', 'where data is kept (or REARVIEW_DATA_DIR)', parseName)
    .option('--json', 'results as JSON')
    .configureHelp({ showGlobalOptions: true })
  const settings = () => readSettings(program.opts<CommonOptions>(), rendererDir)
  program
    .command('ingest')
    .description('read all transcripts once')
    .action(() => commands.ingest(settings()))
  addServe(program).action((options: ServeOptions) => commands.serve(settings(), options))
  withUsageOptions(
    program
      .command('report')
      .description('usage and cost by day, model, project, session or provider'),
  ).action((options: UsageOptions) => commands.report(settings(), options))
  program
    .command('doctor')
    .description('check the store and what it is told to read')
    .option('--repair', 'mend what can be mended; what is damaged is kept under another name')
    .action((options: DoctorOptions) => commands.doctor(settings(), options))
  addExport(program).action((options: ExportOptions) => commands.export(settings(), options))
  addSearch(program).action((words: string[], options: SearchOptions) =>
    commands.search(settings(), words, options),
  )
  addNotes(program, commands, settings)
  addRestore(program).action((what: string, options: RestoreOptions) =>
    commands.restore(settings(), what, options),
  )
  return program
}
