import { jsonText } from '#main/lib/escape-json.ts'
import type { ExportFormat } from '#schema/usage.ts'
import { formatBytes } from './format-figures.ts'
import { say, writeRaw, writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { answerFromStore, type UsageOptions, usageQuestion } from './usage-question.ts'
import { ask } from './with-engine.ts'
import { findTarget, writeTarget } from './write-file.ts'

/** Options of `export`. */
export interface ExportOptions extends UsageOptions {
  readonly format?: ExportFormat
  readonly out?: string
}

/** `export`: the usage report as a file, to stdout unless one is named. */
export const runExport = async (settings: Settings, options: ExportOptions): Promise<void> => {
  const format = options.format ?? (settings.json ? 'json' : 'csv')
  const isNamed = options.out !== undefined && options.out !== '-'
  const target = isNamed ? await findTarget(options.out) : undefined
  return answerFromStore(settings, options, async (engine) => {
    const { by, ...filter } = usageQuestion(options)
    // A report has so few rows that it is one piece.
    const { text } = await ask(engine, 'tables.export', {
      ...filter,
      table: `usage-by-${by ?? 'day'}`,
      format,
    })
    if (!target) return writeRaw(text)
    await writeTarget(target, text)
    const bytes = Buffer.byteLength(text)
    return settings.json
      ? writeResult(jsonText({ out: target.file, format, bytes }))
      : say(`Wrote ${formatBytes(bytes)} to ${target.file}.`)
  })
}
