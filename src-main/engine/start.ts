import { log } from '#main/lib/log.ts'
import { AppError, type Outcome } from '#schema/errors.ts'
import type { Notice, NoticeName } from '#schema/events.ts'
import type { Operation } from '#schema/operation.ts'
import type { Input, OperationName, Output } from '#schema/operations.ts'
import type { Shown } from '#schema/sample.ts'
import { isWindowOperation } from '#schema/window-name.ts'
import { createDispatch, type KnownCall } from './dispatch.ts'
import type { Caller, Engine, EngineOptions, NoticeListener } from './engine.ts'
import { RunningEngine } from './running-engine.ts'
import { openSample, removeLeftSamples, type SampleStore } from './sample-store.ts'

/** What is always about a person's own data, whichever store is looked at. */
const isOwn = (name: OperationName): boolean =>
  ['sources.', 'settings.', 'money.'].some((feature) => name.startsWith(feature)) ||
  name === 'app.storage'

const takesTimezone = ({ input }: Operation): boolean =>
  'shape' in input && Object.hasOwn(input.shape as object, 'timezone')

/** A person's own store and, while they look at it, the sample; one of the two answers. */
class SwitchedEngine implements Engine {
  readonly dispatch = createDispatch((call) => this.run(call))
  private readonly options: EngineOptions
  private readonly own: RunningEngine
  private sample: SampleStore | null = null
  private switching: Promise<unknown> = Promise.resolve()
  private readonly listeners = new Set<NoticeListener>()

  constructor(options: EngineOptions, own: RunningEngine) {
    this.options = options
    this.own = own
    this.forward(own)
  }

  // The interface promises functions that work when they are passed on alone.
  readonly call = async <N extends OperationName>(
    name: N,
    input: Input<N>,
    caller: Caller,
  ): Promise<Outcome<Output<N>>> => (await this.dispatch(name, input, caller)) as Outcome<Output<N>>

  readonly subscribe = (listener: NoticeListener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly close = async (): Promise<void> => {
    this.listeners.clear()
    await this.inTurn(() => this.closeSample())
    await this.own.close()
  }

  private async run(call: KnownCall): Promise<unknown> {
    const { name } = call
    if (isWindowOperation(name)) {
      throw new AppError('not_found', 'Only the desktop window can do this.')
    }
    if (name === 'sample.open') return this.inTurn(() => this.openSample())
    if (name === 'sample.close') return this.inTurn(() => this.closeSample())
    const engine = isOwn(name) ? this.own : (this.sample?.engine ?? this.own)
    return engine.run({ ...call, input: this.withTimezone(call) })
  }

  /** Where no zone is asked for, days are those of the zone a person chose. */
  private withTimezone({ operation, input }: KnownCall): unknown {
    const { timezone } = this.own.settings
    const asked = (input as { timezone?: string }).timezone
    const isOpen = asked === undefined && timezone !== null && takesTimezone(operation)
    return isOpen ? { ...(input as object), timezone } : input
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.switching.then(work, work)
    this.switching = done.catch(() => undefined)
    return done
  }

  private async openSample(): Promise<Shown> {
    if (!this.sample) {
      this.sample = await openSample(this.options.dataDir, this.options.version)
      this.forward(this.sample.engine)
      this.publish('store.switched', { isSample: true })
    }
    return { isSample: true }
  }

  private async closeSample(): Promise<Shown> {
    const { sample } = this
    this.sample = null
    if (sample) {
      this.publish('store.switched', { isSample: false })
      await sample.close().catch((thrown: unknown) => {
        log.warn({ error: String(thrown) }, 'the sample was not removed')
      })
    }
    return { isSample: false }
  }

  /** Passes notices on while the engine is the one that answers; settings are always one's own. */
  private forward(engine: RunningEngine): void {
    engine.subscribe((name, payload) => {
      const isShown = engine === (this.sample?.engine ?? this.own)
      if (name === 'settings.changed' ? engine === this.own : isShown) this.publish(name, payload)
    })
  }

  private publish<N extends NoticeName>(name: N, payload: Notice<N>): void {
    for (const listener of this.listeners) listener(name, payload)
  }
}

/**
 * Opens the store and starts the workers. Rejects with an AppError in words when the data folder
 * cannot be used (`store_newer`, `store_damaged`, `unavailable`).
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const own = await RunningEngine.start(options)
  void removeLeftSamples(options.dataDir)
  return new SwitchedEngine(options, own)
}
