import { eachMessage } from '#main/analysis/project-messages.ts'
import { usageByQuarter } from '#main/analysis/session-usage.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { Output } from '#schema/operations.ts'
import { openProject } from './open-project.ts'
import { countTypes } from './overview-blocks.ts'

/** Records of the selected project by kind and by model; tokens are those of its calls. */
export const summariseMessages = async (
  context: QueryContext,
): Promise<Output<'dashboard.messagesSummary'>> => {
  const { sessions, parts } = await openProject(context)
  const messages = parts.flatMap(({ facts }) => eachMessage(facts))
  const usage = await usageByQuarter(
    context.index,
    sessions.map(({ row }) => row),
  )
  const byModel: Record<string, number> = {}
  for (const { model } of messages) {
    const name = model ?? 'null'
    byModel[name] = (byModel[name] ?? 0) + 1
  }
  return {
    total: messages.length,
    total_sessions: sessions.length,
    by_type: countTypes(messages),
    by_model: byModel,
    total_tokens: usage.reduce((sum, { sums }) => sum + sums.input + sums.output, 0),
  }
}
