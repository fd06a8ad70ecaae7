import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { mergeNotes } from './merge-notes.ts'
import { notesText } from './notes-file.ts'

const today = (): string => new Date().toISOString().slice(0, 10)

/** Handlers that give all that a person wrote. */
export const notesQueries: QueryHandlers<'notes'> = {
  'notes.export': async (_, { library }) => ({
    fileName: `rearview-notes-${today()}.json`,
    mediaType: 'application/json; charset=utf-8',
    text: notesText(library.notes),
  }),
}

/** Handlers that take it in again. */
export const notesCommands: CommandHandlers<'notes'> = {
  'notes.import': async ({ file, mode }, { changeNotes }) =>
    changeNotes((notes) => mergeNotes(notes, file, mode)),
}
