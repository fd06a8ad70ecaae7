import { readFile } from 'node:fs/promises'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { jsonText } from '#main/lib/escape-json.ts'
import { AppError } from '#schema/errors.ts'
import { type MergeCounts, type MergeReport, NotesFile } from '#schema/notes.ts'
import { formatBytes, formatCount } from './format-figures.ts'
import { say, writeRaw, writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { ask, withEngine } from './with-engine.ts'
import { findTarget, writeTarget } from './write-file.ts'

/** Options of `notes`. */
export interface NotesOptions {
  readonly out?: string
  readonly replace?: boolean
}

/** What people wrote lies in the library alone: no source is read for it. */
const quiet = { watch: false, ingest: false }

/** `notes export`: all that a person wrote as one JSON file, to stdout unless one is named. */
export const runNotesExport = async (settings: Settings, { out }: NotesOptions): Promise<void> => {
  const target = out === undefined || out === '-' ? undefined : await findTarget(out)
  return withEngine({ ...settings, claudeDirs: undefined }, quiet, async (engine) => {
    const { text } = await ask(engine, 'notes.export', {})
    if (!target) return writeRaw(text)
    await writeTarget(target, text)
    const bytes = Buffer.byteLength(text)
    return settings.json
      ? writeResult(jsonText({ out: target.file, bytes }))
      : say(`Wrote ${formatBytes(bytes)} to ${target.file}.`)
  })
}

const jsonOf = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (thrown) {
    const reason = isErrno(thrown) ? pathTrouble(thrown) : 'it is not JSON'
    throw new AppError('invalid_input', `${file} cannot be used: ${reason}.`)
  }
}

const readNotes = async (file: string): Promise<NotesFile> => {
  const parsed = NotesFile.safeParse(await jsonOf(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue && issue.path.length > 1 ? `${issue.path.join('.')}: ` : ''
  throw new AppError('invalid_input', `${file} cannot be used: ${where}${issue?.message}.`)
}

const sum = (report: MergeReport, name: keyof MergeCounts): string =>
  formatCount(report.titles[name] + report.bookmarks[name] + report.tags[name])

const wordsOf = (report: MergeReport, isReplacing: boolean): string => {
  const [added, replaced, kept, same] = [
    sum(report, 'added'),
    sum(report, 'replaced'),
    sum(report, 'kept'),
    sum(report, 'same'),
  ]
  const all = `Added ${added}, replaced ${replaced}, left ${kept} as here, ${same} were the same.`
  const isLeft = !isReplacing && kept !== '0'
  return isLeft ? `${all} With --replace, those that are older here are replaced.` : all
}

/** `notes import`: adds what such a file holds; replaces what is older only where that is asked. */
export const runNotesImport = (
  settings: Settings,
  file: string,
  { replace = false }: NotesOptions,
): Promise<void> =>
  withEngine({ ...settings, claudeDirs: undefined }, quiet, async (engine) => {
    const notes = await readNotes(file)
    const mode = replace ? 'replace' : 'add'
    const report = await ask(engine, 'notes.import', { file: notes, mode })
    await (settings.json ? writeResult(jsonText(report)) : say(wordsOf(report, replace)))
  })
