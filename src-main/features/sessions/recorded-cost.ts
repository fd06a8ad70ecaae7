import { modelName } from '#main/pricing/price-book.ts'
import type { UsageSums } from '#main/store/usage.ts'
import { noUsage } from '#main/store/usage.ts'
import type { ComparedCost, RecordedCost } from '#schema/recorded-cost.ts'
import type { CostStateFacts, ModelCostFacts } from '#schema/transcript/facts.ts'

const toUsd = (nano: number | null): number | null => (nano === null ? null : nano / 1e9)

/** Nanodollars of priced calls; null where there are calls and none has a price. */
const tokensNano = ({ calls, unpriced, cost_nano }: UsageSums): number | null =>
  calls > 0 && unpriced === calls ? null : cost_nano

const nameOf = (difference: number): ComparedCost['difference'] =>
  difference > 0 ? 'backgroundAndUnrecorded' : difference < 0 ? 'moreThanRecorded' : 'none'

const compare = (recorded: number | null, sums: UsageSums): ComparedCost => {
  const tokens = tokensNano(sums)
  const difference = recorded === null || tokens === null ? null : recorded - tokens
  return {
    recordedUsd: toUsd(recorded),
    tokensUsd: toUsd(tokens),
    differenceUsd: toUsd(difference),
    difference: difference === null ? null : nameOf(difference),
    unpricedCalls: sums.unpriced,
  }
}

type ModelSums = UsageSums & { readonly model: string }

const nothing: Omit<ModelCostFacts, 'model'> = {
  costNano: null,
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
  webSearches: 0,
}

const compareModel = (
  model: string,
  recorded: Omit<ModelCostFacts, 'model'>,
  sums: UsageSums,
): RecordedCost['byModel'][number] => ({
  model,
  ...compare(recorded.costNano, sums),
  inputTokens: recorded.input,
  outputTokens: recorded.output,
  cacheReadTokens: recorded.cacheRead,
  cacheWriteTokens: recorded.cacheWrite,
  webSearches: recorded.webSearches,
})

/** Models of both sides, joined by name: one side may write a suffix that the other does not. */
const byModel = (state: CostStateFacts, models: readonly ModelSums[]) => {
  const open = [...state.models]
  const ours = models.map((sums) => {
    const place = open.findIndex(({ model }) => modelName(model) === modelName(sums.model))
    const [recorded] = place === -1 ? [] : open.splice(place, 1)
    return compareModel(sums.model, recorded ?? nothing, sums)
  })
  return [...ours, ...open.map((one) => compareModel(one.model, one, noUsage))]
}

/** Reconciles what the agent says a session cost with what its recorded tokens cost. */
export const reconcile = (
  state: CostStateFacts,
  total: UsageSums,
  models: readonly ModelSums[],
): RecordedCost => ({
  ...compare(state.costNano, total),
  hasUnknownModelCost: state.hasUnknownModelCost,
  byModel: byModel(state, models).sort((a, b) => (b.recordedUsd ?? 0) - (a.recordedUsd ?? 0)),
  apiMs: state.apiMs,
  toolMs: state.toolMs,
  totalMs: state.totalMs,
  linesAdded: state.linesAdded,
  linesRemoved: state.linesRemoved,
})
