import type { Engine } from '#main/engine/engine.ts'
import { type IngestProgress, type IngestReport, troubleSentences } from '#schema/ingest.ts'
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

/** Listens how far reading is; answers what to ask for the newest of it. */
const followProgress = (engine: Engine): (() => Promise<IngestProgress>) => {
  let last: IngestProgress | null = null
  const stop = engine.subscribe((name, payload) => {
    if (name === 'ingest.progress' && 'phase' in payload) last = payload
  })
  return async () => {
    stop()
    return last ?? (await ask(engine, 'app.status', {})).ingest
  }
}

/** The folders that were looked through, where a warning names them. */
const foldersFor = async (engine: Engine, { files }: IngestReport): Promise<WatchedFolder[]> =>
  files > 0 ? [] : (await ask(engine, 'sources.list', {})).rows

/**
 * One pass over the sources, with `text` until all can be searched; what it had to leave out is said
 * on stderr. Queries are asked where nothing else tells: the first one starts a thread, which takes
 * as long as reading some megabytes.
 */
export const bringUpToDate = async (
  engine: Engine,
  { text } = { text: false },
): Promise<IngestReport> => {
  const hide = showProgress(engine)
  const progress = followProgress(engine)
  const report = await ask(engine, 'ingest.run', { text }).finally(hide)
  for (const warning of ingestWarnings(report, await foldersFor(engine, report))) await say(warning)
  for (const sentence of troubleSentences(await progress())) await say(sentence)
  return report
}
