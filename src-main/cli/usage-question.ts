import type { Engine } from '#main/engine/engine.ts'
import { AppError } from '#schema/errors.ts'
import type { Input } from '#schema/operations.ts'
import type { UsageGrouping } from '#schema/usage.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { Settings } from './settings.ts'
import { withEngine } from './with-engine.ts'

/** Options of the commands that answer from the usage. */
export interface UsageOptions {
  readonly by: UsageGrouping
  readonly since?: string
  readonly until?: string
  readonly timezone?: string
  readonly project?: readonly string[]
  readonly model?: readonly string[]
  readonly provider?: readonly string[]
  /** Whether to bring the store up to date first. */
  readonly ingest: boolean
}

/** The question those options ask. */
export const usageQuestion = (options: UsageOptions): Input<'usage.report'> => {
  const { by, since, until, timezone, project, model, provider } = options
  return {
    by,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(project === undefined ? {} : { project: [...project] }),
    ...(model === undefined ? {} : { model: [...model] }),
    ...(provider === undefined ? {} : { provider: [...provider] }),
  }
}

/** Runs what answers from the store, on a store that is up to date unless told otherwise. */
export const answerFromStore = <T>(
  settings: Settings,
  options: UsageOptions,
  answer: (engine: Engine) => Promise<T>,
): Promise<T> => {
  const { since, until } = options
  if (since !== undefined && until !== undefined && since > until) {
    throw new AppError('invalid_input', `--since ${since} lies after --until ${until}.`)
  }
  return withEngine(settings, { watch: false, ingest: false }, async (engine) => {
    if (options.ingest) await bringUpToDate(engine)
    return answer(engine)
  })
}
