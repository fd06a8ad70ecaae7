import { jsonText } from '#main/lib/escape-json.ts'
import type { ArchivedFile, ArchivedGeneration } from '#schema/library.ts'
import { visibleText } from '#schema/visible-text.ts'
import { formatBytes } from './format-figures.ts'
import { writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { type Column, textTable } from './text-table.ts'

interface Line {
  readonly file: ArchivedFile
  readonly generation: ArchivedGeneration
}

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

const columns: readonly Column<Line>[] = [
  { title: 'Generation', align: 'right', text: ({ generation }) => String(generation.number) },
  { title: 'Size', align: 'right', text: ({ generation }) => formatBytes(generation.bytes) },
  {
    title: 'Written (UTC)',
    align: 'left',
    text: ({ generation }) => minute(generation.modifiedAt),
  },
  {
    title: 'Archived (UTC)',
    align: 'left',
    text: ({ generation }) => minute(generation.archivedAt),
  },
  {
    title: 'At source',
    align: 'left',
    text: ({ file, generation }) => {
      if (generation !== file.generations.at(-1)) return 'rewritten'
      return file.deletedAt === null ? 'there' : 'deleted'
    },
  },
  { title: 'File', align: 'left', text: ({ file }) => visibleText(file.path) },
]

/** `restore --list`: each generation of each file, oldest first. */
export const listGenerations = (
  settings: Settings,
  files: readonly ArchivedFile[],
): Promise<void> => {
  if (settings.json) return writeResult(jsonText({ files }))
  const lines = files.flatMap((file) =>
    file.generations.map((generation) => ({ file, generation })),
  )
  return writeResult(textTable(columns, lines))
}
