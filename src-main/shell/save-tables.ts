import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { writePieces } from '#main/lib/write-pieces.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { FilePiece } from '#schema/file-piece.ts'
import type { Input, Parsed } from '#schema/operations.ts'
import { tableFileName } from '#schema/tables.ts'

/** Tables to save, and in which form. */
export type SaveQuestion = Parsed<'window.saveTables'>

/** What saving tables needs of the window and the engine. Only a dialog ever names a place. */
export interface SaveTables {
  readonly askFile: (options: SaveDialogOptions) => Promise<{ canceled: boolean; filePath: string }>
  readonly askFolder: (
    options: OpenDialogOptions,
  ) => Promise<{ canceled: boolean; filePaths: string[] }>
  readonly readPiece: (input: Input<'tables.export'>) => Promise<Outcome<FilePiece>>
  readonly showError: (title: string, sentence: string) => void
}

type AskedTable = SaveQuestion['tables'][number]

const names = { csv: 'CSV', json: 'JSON' } as const

/** The pieces of a table's file, each asked for once the one before it is written. */
async function* pieces(
  { table, input }: AskedTable,
  format: SaveQuestion['format'],
  { readPiece }: SaveTables,
): AsyncGenerator<Uint8Array> {
  for (let cursor: string | undefined; ; ) {
    const outcome = await readPiece({ ...input, table, format, cursor })
    if (!outcome.ok) throw AppError.from(outcome.error)
    yield Buffer.from(outcome.value.text)
    if (outcome.value.next === null) return
    cursor = outcome.value.next
  }
}

/** Runs a writing; says why it came to nothing. Answers whether it did not. */
const said = async (
  place: string,
  { showError }: SaveTables,
  write: () => Promise<unknown>,
): Promise<boolean> => {
  try {
    await write()
    return true
  } catch (thrown) {
    if (thrown instanceof AppError) showError('The export was not made', thrown.message)
    else showError('The export was not saved', `${place} was not written: ${pathTrouble(thrown)}.`)
    return false
  }
}

const saveFile = async (
  table: AskedTable,
  format: SaveQuestion['format'],
  parts: SaveTables,
): Promise<number> => {
  const fileName = tableFileName(table.table, format)
  const { canceled, filePath } = await parts.askFile({
    title: `Export as ${names[format]}`,
    defaultPath: fileName,
    filters: [{ name: names[format], extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return 0
  const write = () => writePieces(filePath, pieces(table, format, parts), true)
  return (await said(filePath, parts, write)) ? 1 : 0
}

/** Makes a folder that was not there before, so that nothing is ever written over. */
const makeFolder = async (parent: string, place = 1): Promise<string> => {
  const folder = path.join(parent, place === 1 ? 'rearview-export' : `rearview-export-${place}`)
  try {
    await mkdir(folder)
    return folder
  } catch (thrown) {
    if (place < 1000 && isErrno(thrown) && thrown.code === 'EEXIST') {
      return makeFolder(parent, place + 1)
    }
    throw thrown
  }
}

const writeFolder = async (
  parent: string,
  { tables, format }: SaveQuestion,
  parts: SaveTables,
): Promise<void> => {
  const folder = await makeFolder(parent)
  try {
    for (const [place, table] of tables.entries()) {
      const before = tables.slice(0, place).filter((one) => one.table === table.table).length
      const fileName = tableFileName(table.table, format)
      const own = before === 0 ? fileName : fileName.replace(/(\.\w+)$/, `-${before + 1}$1`)
      await writePieces(path.join(folder, own), pieces(table, format, parts), false)
    }
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true })
    throw thrown
  }
}

const saveFolder = async (question: SaveQuestion, parts: SaveTables): Promise<number> => {
  const count = question.tables.length
  const { canceled, filePaths } = await parts.askFolder({
    title: `Export ${count} tables as ${names[question.format]}`,
    message: `Choose where a folder with ${count} files is made`,
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  const [parent] = filePaths
  if (canceled || parent === undefined) return 0
  return (await said(parent, parts, () => writeFolder(parent, question, parts))) ? count : 0
}

/**
 * Asks for a place, then writes one table as a file, or several as the files of a new folder, each
 * with the bytes that HTTP sends. Whole or not at all; why not is shown. Answers how many were saved.
 */
export const saveTables = async (question: SaveQuestion, parts: SaveTables): Promise<number> => {
  const [first] = question.tables
  if (!first) return 0
  return question.tables.length === 1
    ? saveFile(first, question.format, parts)
    : saveFolder(question, parts)
}
