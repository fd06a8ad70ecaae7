import { failureHead } from '#main/ingest/providers/failure-head.ts'
import { asJson } from '#main/ingest/providers/cut-text.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { AgentStart, ToolResultFacts, ToolUseFacts } from '#schema/transcript/facts.ts'
import { digest } from './digest.ts'
import type { Line } from './read-line.ts'
import { readOutcome } from './read-outcome.ts'
import { readPurpose } from './read-purpose.ts'
import { headOf } from './read-prompt.ts'

/** Calls by the type of their item: what the tool is called where the item does not say. */
const ownNames: Readonly<Record<string, string>> = {
  image_generation_call: 'image_generation',
  local_shell_call: 'local_shell',
  tool_search_call: 'tool_search',
  web_search_call: 'web_search',
}

const callTypes: ReadonlySet<string> = new Set([
  'function_call',
  'custom_tool_call',
  'tool_call',
  ...Object.keys(ownNames),
])

const resultTypes: ReadonlySet<string> = new Set([
  'function_call_output',
  'custom_tool_call_output',
  'tool_search_output',
  'mcp_tool_call_output',
  'tool_result',
  'function_result',
])

/** Whether an item calls a tool. */
export const isToolUse = ({ inner }: Line): boolean => callTypes.has(inner)

/** Whether an item brings back what came of a call. */
export const isToolResult = ({ inner }: Line): boolean => resultTypes.has(inner)

/** Id that joins a call with its result; a call without one gets its own. */
export const callIdOf = ({ payload, at, inner }: Line): string =>
  (asText(payload.call_id) ?? asText(payload.id))?.slice(0, 200) ??
  `${inner}:${digest(`${at} ${asJson(payload)}`)}`

/** What a tool is called: servers' tools under their server. */
export const toolName = ({ inner, payload }: Line): string => {
  const name = asText(payload.name) ?? asText(asObject(payload.function)?.name)
  const space = asText(payload.namespace)
  if (name !== null && space?.startsWith('mcp__')) {
    return `${space.replace(/_+$/, '')}__${name}`.slice(0, 200).toWellFormed()
  }
  const own = Object.hasOwn(ownNames, inner) ? ownNames[inner] : undefined
  return (name ?? own ?? 'unnamed').slice(0, 200).toWellFormed()
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What a call was given: an object where it is JSON, else the text. */
export const toolInput = ({ payload }: Line): unknown => {
  const { arguments: given = payload.input ?? payload.action ?? payload.summary } = payload
  return typeof given === 'string' ? parsed(given) : given
}

const readStart = (line: Line): AgentStart | null => {
  if (toolName(line) !== 'spawn_agent') return null
  const input: Json = asObject(toolInput(line)) ?? {}
  const asked = asText(input.message) ?? asText(input.prompt)
  return {
    type: (asText(input.agent_type) ?? asText(input.agent_role))?.slice(0, 200) ?? null,
    description: asText(input.task_name)?.slice(0, 300) ?? null,
    promptHead: asked === null ? null : headOf(asked),
  }
}

/** The tool that an item calls. */
export const readToolUse = (line: Line): ToolUseFacts => ({
  id: callIdOf(line),
  name: toolName(line),
  agent: readStart(line),
  ...readPurpose(toolInput(line)),
})

/** The subagent that a call started, as its result names it. */
const startedAgent = (text: string): string | null => {
  if (!text.startsWith('{')) return null
  return asText(asObject(parsed(text))?.agent_id)?.slice(0, 200) ?? null
}

/** What an item brings back; nothing where it does not say to which call. */
export const readToolResult = ({ payload }: Line): readonly ToolResultFacts[] => {
  const id = asText(payload.call_id)?.slice(0, 200)
  if (id === undefined) return []
  const outcome = readOutcome(payload)
  const agentId = startedAgent(outcome.text)
  const failure = failureHead(outcome.isError, outcome.text)
  const { isError, isRejected: rejected } = outcome
  return [{ id, isError, failure, rejected, agentId, searches: 0 }]
}

/** Whether a result holds a picture. */
export const hasPicture = (content: unknown): boolean =>
  asArray(content).some((item) => {
    const block = asObject(item)
    return block?.type === 'input_image' && asText(block.image_url)?.startsWith('data:') === true
  })
