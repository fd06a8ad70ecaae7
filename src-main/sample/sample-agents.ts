import { hexFrom, type Random, wholeFrom } from './random.ts'
import { SampleSession } from './sample-session.ts'
import { transcript } from './transcript.ts'

/** The transcript of a subagent and what is kept beside it. */
export interface SampleAgent {
  readonly agentId: string
  readonly text: string
  readonly meta: string
}

const errand = {
  description: 'Find every caller',
  prompt: 'Find every place that calls this and say what each expects of it.',
  subagent_type: 'Explore',
} as const

const finding = 'Three callers: the server at start, the worker in a loop, and one test.'

/** Sends a subagent out of a session and writes both sides of it. */
export const sendAgent = (parent: SampleSession, random: Random, model: string): SampleAgent => {
  const agentId = `a${hexFrom(random, 16)}`
  const to = transcript({
    sessionId: parent.to.sessionId,
    cwd: parent.project.cwd,
    startAt: parent.to.at + 2_000,
    model,
    seed: wholeFrom(random, 1, 2 ** 31),
    agentId,
  })
  const own = new SampleSession(to.prompt(errand.prompt), parent.project, random)
  const [file] = parent.project.files
  own.find('export', file)
  own.read(file)
  own.say(finding)
  const { calls, at } = { calls: to.totals().calls, at: to.at }
  const totalDurationMs = at - parent.to.at
  parent.to.toolCall('Agent', errand, [{ type: 'text', text: `${finding}\nagentId: ${agentId}` }], {
    ...parent.call(),
    toolUseResult: {
      status: 'completed',
      prompt: errand.prompt,
      agentId,
      content: [{ type: 'text', text: finding }],
      totalDurationMs,
      totalTokens: own.context.size,
      totalToolUseCount: calls - 1,
    },
  })
  parent.to.wait(Math.max(0, at - parent.to.at))
  const meta = JSON.stringify({ agentType: errand.subagent_type, description: errand.description })
  return { agentId, text: to.text(), meta }
}
