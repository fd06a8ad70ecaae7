import { setTimeout as wait } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import type { CommandContext, EngineState } from '#main/features/handlers.ts'
import { readSettings, settingRows } from '#main/store/stored-settings.ts'
import { IngestService } from '#main/ingest/ingest-service.ts'
import { log } from '#main/lib/log.ts'
import type { Settings } from '#schema/settings.ts'
import { commandHandler } from './command-handlers.ts'
import { InsightThread } from './insight-thread.ts'
import { insightTotals } from './insight-totals.ts'
import { coalesce, throttle } from './pace.ts'
import { serveCalls, tell } from './serve-calls.ts'
import { SlicePool } from './slice-pool.ts'
import { textTotals } from './text-totals.ts'
import { TextPool } from './text-pool.ts'
import type { WorkerStart } from './worker-messages.ts'

/** At most this often while reading; one append alone is told at once. */
const noticeMs = 100

/** A command answers after so long, although reading keeps what it asked for waiting. */
const patienceMs = 2_000

/** Keeps the store up to date: the one writer. */
void serveCalls(async () => {
  const { dataDir, claudeDirs, watch, ingest } = workerData as WorkerStart
  const slices = new SlicePool()
  const onKept = (file: string): void => service.noteKept(file)
  const texts = new TextPool(dataDir, (backlog) => service.noteTextBacklog(backlog), onKept)
  const insights = new InsightThread(dataDir, {
    onBacklog: (backlog) => service.noteInsightBacklog(backlog),
    onMade: (sessionIds) => changed(sessionIds),
    onKept,
  })
  const changed = coalesce<string>(noticeMs, (sessionIds) => tell({ kind: 'changed', sessionIds }))
  const service: IngestService = await IngestService.open({
    lookAtTexts: texts.look,
    lookAtInsights: insights.look,
    preparer: slices,
    dataDir,
    claudeDirs,
    onProgress: throttle(
      noticeMs,
      (progress) => tell({ kind: 'progress', progress }),
      ({ phase, backfill, keptAside }) => `${phase} ${backfill.current?.id} ${keptAside.length}`,
    ),
    onChange: changed,
    onReplaced: () => tell({ kind: 'replaced' }),
    onRoots: (roots) => tell({ kind: 'roots', roots }),
  })
  const tellSettings = (): Settings => {
    const settings = readSettings((key) => service.setting(key))
    tell({ kind: 'settings', settings })
    return settings
  }
  tellSettings()
  const reprice = (): Promise<void> =>
    service
      .reprice()
      .catch((thrown: unknown) =>
        log.error({ error: String(thrown) }, 'calls could not be priced anew'),
      )
  const context: Omit<CommandContext, 'selectedProject'> = {
    runPass: () => service.runPass(),
    refreshProject: (slug) => service.refreshProject(slug),
    catchUpTexts: () => service.catchUpTexts(),
    reindexTexts: async () => {
      await service.reindexTexts()
      return textTotals(dataDir)
    },
    reindexInsights: () => service.reindexInsights(),
    insightTotals: () => insightTotals(dataDir),
    checkInsights: () => insights.check(),
    stopReading: () => service.stop(),
    startBackfill: (force) => service.backfill(force),
    addRoot: (path) => service.addRoot(path),
    changeSettings: (change) => {
      service.keepSettings(settingRows(change))
      return tellSettings()
    },
    setting: (key) => service.setting(key),
    keep: (rows) => {
      service.keepSettings(rows)
      tellSettings()
    },
    changeNotes: (work) => service.changeNotes(work),
    reprice: () => Promise.race([reprice(), wait(patienceMs)]),
    removeRoot: (path) => service.removeRoot(path),
  }
  const begin = (): void => {
    // Watch before the first pass, so that nothing written in between is missed.
    if (watch) service.watch()
    if (!ingest) return
    // Here and not before: reading the whole index must not keep the first screen waiting.
    service
      .mendIndex()
      .catch((thrown: unknown) =>
        log.error({ error: String(thrown) }, 'the index could not be mended'),
      )
    service
      .runPass()
      .catch((thrown: unknown) => log.error({ error: String(thrown) }, 'the first reading failed'))
  }
  const waiting = setTimeout(begin)
  const close = async (): Promise<void> => {
    clearTimeout(waiting)
    // Who only reads the library goes before its writer: the last one to go empties its log.
    await Promise.all([texts.close(), insights.close()])
    await service.close()
    await slices.rest()
  }
  const contextOf = ({ selectedProject }: EngineState): CommandContext => ({
    ...context,
    selectedProject,
  })
  const mending = new Set<string>()
  const onDamaged = (fileName: string): void => {
    if (mending.has(fileName)) return
    mending.add(fileName)
    service
      .mendProjection(fileName)
      .catch((thrown: unknown) => log.error({ fileName, error: String(thrown) }, 'not mended'))
      .finally(() => mending.delete(fileName))
  }
  return { handlerOf: commandHandler, contextOf, close, onDamaged }
})
