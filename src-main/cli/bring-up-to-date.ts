import type { Engine } from '#main/engine/engine.ts'
import { type IngestReport, troubleSentences } from '#schema/ingest.ts'
import type { WatchedFolder } from '#schema/sources.ts'
import { formatCount } from './format-figures.ts'
import { say } from './output.ts'
import { showProgress } from './show-progress.ts'
import { ask } from './with-engine.ts'

const maxNamed = 5

const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** What a person should know of a pass whatever was asked for, each in one sentence. */
export const ingestWarnings = (
  { files, unreadableFiles }: IngestReport,
  folders: readonly WatchedFolder[],
): readonly string[] => {
  if (files === 0 && unreadableFiles.length === 0) {
    const looked = folders.map(({ path, state }) =>
      state === 'watched' ? path : `${path} (${state})`,
    )
    return [`No transcripts were found in ${looked.join(', ')}, so nothing was changed.`]
  }
  const named = unreadableFiles
    .slice(0, maxNamed)
    .map(({ path, reason }) => `${path} was left out: ${reason}.`)
  const more = unreadableFiles.length - named.length
  return more > 0
    ? [...named, `${plural(more, 'more file was', 'more files were')} left out.`]
    : named
}

/** How many lines are missing from the figures, undefined where none is. */
export const problemSentence = ({ problems }: IngestReport): string | undefined =>
  problems > 0
    ? `${plural(problems, 'line could', 'lines could')} not be read; all others count.`
    : undefined

/** One pass over the sources, with `text` until all can be searched; what it had to leave out is said on stderr. */
export const bringUpToDate = async (
  engine: Engine,
  { text } = { text: false },
): Promise<IngestReport> => {
  const hide = showProgress(engine)
  const report = await ask(engine, 'ingest.run', { text }).finally(hide)
  const { rows } = await ask(engine, 'sources.list', {})
  for (const warning of ingestWarnings(report, rows)) await say(warning)
  const { ingest } = await ask(engine, 'app.status', {})
  for (const sentence of troubleSentences(ingest)) await say(sentence)
  return report
}
