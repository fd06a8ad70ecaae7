import type { SaveDialogOptions } from 'electron'
import { pathTrouble } from '#main/lib/errno.ts'
import { writeFileWhole } from '#main/lib/write-file-whole.ts'
import type { Outcome } from '#schema/errors.ts'
import type { ExportFormat, TextFile } from '#schema/usage.ts'

/** What saving an export needs of the window and the engine. */
export interface SaveUsage {
  readonly askWhere: (
    options: SaveDialogOptions,
  ) => Promise<{ canceled: boolean; filePath: string }>
  readonly exportUsage: (format: ExportFormat) => Promise<Outcome<TextFile>>
  readonly showError: (title: string, sentence: string) => void
}

const names = { csv: 'CSV', json: 'JSON' } as const

/** Asks for a place, then writes the usage of all time there, by day; each failure is shown. */
export const saveUsage = async (format: ExportFormat, parts: SaveUsage): Promise<void> => {
  const { canceled, filePath } = await parts.askWhere({
    title: `Export the usage of all time as ${names[format]}`,
    defaultPath: `rearview-usage.${format}`,
    filters: [{ name: names[format], extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return
  const outcome = await parts.exportUsage(format)
  if (!outcome.ok) return parts.showError('The export was not made', outcome.error.message)
  try {
    writeFileWhole(filePath, outcome.value.text)
  } catch (error) {
    parts.showError(
      'The export was not saved',
      `${filePath} was not written: ${pathTrouble(error)}.`,
    )
  }
}
