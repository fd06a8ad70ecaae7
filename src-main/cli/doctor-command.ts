import { jsonText } from '#main/lib/escape-json.ts'
import type { Check, CheckState, DoctorReport } from '#schema/doctor.ts'
import { AppError } from '#schema/errors.ts'
import { visibleText } from '#schema/visible-text.ts'
import { checkFolders } from './check-folders.ts'
import { formatCount, formatDuration } from './format-figures.ts'
import { say, writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { type Column, textTable } from './text-table.ts'

/** Options of `doctor`. */
export interface DoctorOptions {
  readonly repair?: boolean
}

const words: Readonly<Record<CheckState, string>> = {
  ok: 'ok',
  warning: 'look',
  failed: 'WRONG',
  repaired: 'mended',
  skipped: '-',
}

const columns: readonly Column<Check>[] = [
  { title: 'Check', align: 'left', text: ({ name }) => name },
  { title: '', align: 'left', text: ({ state }) => words[state] },
  { title: 'Count', align: 'right', text: ({ count }) => formatCount(count) },
  { title: 'Time', align: 'right', text: ({ ms }) => formatDuration(ms) },
  { title: 'What', align: 'left', text: ({ detail }) => visibleText(detail) },
]

const verdict = ({ checks }: DoctorReport, repair: boolean): string => {
  const wrong = checks.filter(({ state }) => state === 'failed').length
  const things = `${wrong} ${wrong === 1 ? 'check' : 'checks'} found something wrong`
  return repair
    ? `${things} that could not be repaired.`
    : `${things}; "rearview doctor --repair" mends what can be.`
}

/**
 * `doctor`: looks at the store and the configuration. It asks no engine: that would mend some things
 * before they could be seen, and would not start on others.
 */
export const runDoctorCommand = async (
  settings: Settings,
  { repair = false }: DoctorOptions,
): Promise<void> => {
  await checkFolders(settings)
  const { runDoctor } = await import('#main/engine/doctor.ts')
  const { dataDir, claudeDirs, json } = settings
  const report = await runDoctor({ dataDir, claudeDirs, repair })
  await writeResult(json ? jsonText(report) : textTable(columns, report.checks))
  if (report.healthy) return json ? undefined : say('Nothing is wrong.')
  throw new AppError('store_damaged', verdict(report, repair))
}
