import { toFailure } from '#schema/errors.ts'
import { type IngestProgress, type LostLibrary, noProgress, type Stage } from '#schema/ingest.ts'
import type { PassProgress } from './pass-context.ts'

const filled = ({ total }: Stage): Stage => ({ done: total, total })

/** How far reading is, as people are told: kept as a whole, and told anew with every change. */
export class ReadingProgress {
  private readonly onProgress: (progress: IngestProgress) => void
  private told = noProgress
  /** Where reading stands while a rebuild is shown in its place; null while none is. */
  private beneath: (PassProgress & Pick<IngestProgress, 'stages'>) | null = null

  constructor(onProgress: (progress: IngestProgress) => void) {
    this.onProgress = onProgress
  }

  /** What was told last. */
  get now(): IngestProgress {
    return this.told
  }

  /** Whether a rebuild of the index is under way. */
  get isRebuilding(): boolean {
    return this.beneath !== null
  }

  /** Tells what is different now; all else stands. */
  tell(change: Partial<IngestProgress>): void {
    this.told = { ...this.told, ...change }
    this.onProgress(this.told)
  }

  /** How far a pass is; what a reading did before it was stopped counts on in the one that takes it up. */
  tellReading(progress: PassProgress, before: PassProgress): void {
    // The window shows one thing at a time, and a rebuild is the longer one.
    if (this.isRebuilding) return
    const isFirst = this.told.phase !== 'reading'
    const done = before.bytesDone + progress.bytesDone
    const total = before.bytesDone + progress.bytesTotal
    this.tell({
      phase: 'reading',
      ...(isFirst ? { startedAt: Date.now() } : {}),
      filesDone: before.filesDone + progress.filesDone,
      filesTotal: before.filesDone + progress.filesTotal,
      bytesDone: done,
      bytesTotal: total,
      stages: { ...this.told.stages, library: { done, total }, index: { done, total } },
    })
  }

  /** A pass has ended and added so many model calls. */
  tellRead(newCalls: number, isStopped: boolean): void {
    const { stages } = this.told
    const phase = this.restPhase(isStopped)
    const isRead = phase === 'live'
    const library = isRead ? filled(stages.library) : stages.library
    const index = isRead ? filled(stages.index) : stages.index
    const asOf = Date.now()
    this.tell({ phase, asOf, newCalls, trouble: null, stages: { ...stages, library, index } })
  }

  /** A pass could not go on; or "reading" would stand for good. */
  tellFailed(thrown: unknown, isStopped: boolean): void {
    this.tell({ phase: this.restPhase(isStopped), trouble: toFailure(thrown).message })
  }

  /** How far the full text is. */
  tellText(text: Stage): void {
    this.tell({ stages: { ...this.told.stages, text } })
  }

  /** How far questions, answers and tags are. */
  tellInsights(insights: Stage): void {
    this.tell({ stages: { ...this.told.stages, insights } })
  }

  /** A damaged database was moved out of the way to this path. */
  tellKeptAside(file: string): void {
    this.tell({ keptAside: [...this.told.keptAside, file] })
  }

  /** The library was lost, and another one is begun. */
  tellLost(lostLibrary: LostLibrary): void {
    this.tell({ lostLibrary })
  }

  /** Shows a rebuild instead of reading, until {@link endRebuild}. */
  beginRebuild(): void {
    const { filesDone, filesTotal, bytesDone, bytesTotal, stages } = this.told
    this.beneath = { filesDone, filesTotal, bytesDone, bytesTotal, stages }
    this.tell({ phase: 'reading', startedAt: Date.now() })
  }

  /** How far a rebuild is. */
  tellRebuild(progress: PassProgress): void {
    const index = { done: progress.bytesDone, total: progress.bytesTotal }
    this.tell({ ...progress, stages: { ...this.told.stages, index } })
  }

  /** Where a stopped reading stands is as true as before. */
  endRebuild(isStopped: boolean): void {
    const { beneath } = this
    this.beneath = null
    const phase = this.told.asOf === null ? 'starting' : this.restPhase(isStopped)
    this.tell({ phase, ...beneath })
  }

  private restPhase(isStopped: boolean): IngestProgress['phase'] {
    if (this.isRebuilding) return 'reading'
    return isStopped ? 'stopped' : 'live'
  }
}
