import { type Command, CommanderError } from 'commander'
import { log } from '#main/lib/log.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import { runDoctorCommand } from './doctor-command.ts'
import { runExport } from './export-command.ts'
import { runIngest } from './ingest-command.ts'
import { runNotesExport, runNotesImport } from './notes-command.ts'
import { say, tolerateClosedOutput } from './output.ts'
import { createProgram } from './program.ts'
import { runReport } from './report-command.ts'
import { runRestore } from './restore-command.ts'
import { runSearch } from './search-command.ts'
import { runServe } from './serve-command.ts'

/** What the process ends with: 0 done, 1 it could not be done, 2 it was asked wrongly. */
type ExitCode = 0 | 1 | 2

/** Commander's own words as a sentence on one line. */
const asSentence = (text: string): string => {
  const line = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
  const whole = /[.)?]$/.test(line) ? line : `${line}.`
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** Every command fails by throwing, wrong usage included, so that nothing is cut off midway. */
const throwRatherThanExit = (command: Command): void => {
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(`${asSentence(text)}\n`),
  })
  for (const child of command.commands) throwRatherThanExit(child)
}

const answerThrown = async (thrown: unknown): Promise<ExitCode> => {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
  const { code, message } = toFailure(thrown)
  if (!(thrown instanceof AppError)) log.error({ err: thrown }, 'the command failed')
  await say(message)
  return code === 'invalid_input' ? 2 : 1
}

/** Runs one command line and answers the exit code. */
export const runCommandLine = async (
  args: readonly string[],
  rendererDir: string,
): Promise<ExitCode> => {
  tolerateClosedOutput()
  const commands = {
    ingest: runIngest,
    serve: runServe,
    report: runReport,
    export: runExport,
    search: runSearch,
    exportNotes: runNotesExport,
    importNotes: runNotesImport,
    restore: runRestore,
    doctor: runDoctorCommand,
  }
  const program = createProgram(commands, rendererDir)
  throwRatherThanExit(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (thrown) {
    return answerThrown(thrown)
  }
}
