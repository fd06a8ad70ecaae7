import { jsonText } from '#main/lib/escape-json.ts'
import { giveMemoryBack } from '#main/lib/give-memory-back.ts'
import type { IngestReport } from '#schema/ingest.ts'
import { bringUpToDate, problemSentence } from './bring-up-to-date.ts'
import { formatBytes, formatCount, formatDuration } from './format-figures.ts'
import { say, writeResult } from './output.ts'
import type { Settings } from './settings.ts'
import { type Column, textTable } from './text-table.ts'
import { withEngine } from './with-engine.ts'

type Fact = readonly [name: string, value: string]

const columns: readonly Column<Fact>[] = [
  { title: 'Read', align: 'left', text: ([name]) => name },
  { title: '', align: 'right', text: ([, value]) => value },
]

const facts = (report: IngestReport): readonly Fact[] => [
  ['Files', formatCount(report.files)],
  ['Lines', formatCount(report.lines)],
  ['Bytes', formatBytes(report.bytes)],
  ['New lines', formatCount(report.newLines)],
  ['Sessions', formatCount(report.sessions)],
  ['Messages', formatCount(report.messages)],
  ['Calls', formatCount(report.calls)],
  ['Problems', formatCount(report.problems)],
  ['Time', formatDuration(report.elapsedMs)],
]

/** `ingest`: reads everything once and says what came of it. */
export const runIngest = (settings: Settings): Promise<void> =>
  withEngine(settings, { watch: false, ingest: false, warm: false }, async (engine) => {
    const reading = bringUpToDate(engine, { text: true })
    // What starting took is not needed again, and the threads that read need room.
    giveMemoryBack()
    const report = await reading
    if (settings.json) return writeResult(jsonText(report))
    await writeResult(textTable(columns, facts(report)))
    const problems = problemSentence(report)
    if (problems) await say(problems)
  })
