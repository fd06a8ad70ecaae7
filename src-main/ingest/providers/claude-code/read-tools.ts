import { asArray, asCount, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { AgentStart, ToolResultFacts, ToolUseFacts } from '#schema/transcript/facts.ts'
import { failureHead } from '#main/ingest/providers/failure-head.ts'
import { contentText, headOf } from './read-prompt.ts'
import { isSearch, readLineChange, readTarget } from './read-tool-input.ts'
import { isResultType, isUseType } from './record-kinds.ts'

/** Tools that change files. */
const editTools: ReadonlySet<string> = new Set(['Edit', 'MultiEdit', 'Write', 'NotebookEdit'])

/** Tools that start a subagent. */
const agentTools: ReadonlySet<string> = new Set(['Agent', 'Task'])

/** Whether a tool changes files by what it is; a shell command may, but does not say so. */
export const isEditTool = (name: string): boolean => editTools.has(name)

const readStart = (name: string, input: Json | null): AgentStart | null => {
  if (!agentTools.has(name) || input === null) return null
  const prompt = asText(input.prompt)
  return {
    type: asText(input.subagent_type)?.slice(0, 200).toWellFormed() ?? null,
    description: asText(input.description)?.slice(0, 300).toWellFormed() ?? null,
    promptHead: prompt === null ? null : headOf(prompt),
  }
}

/** The tools a message calls, the provider's own among them. */
export const readToolUses = (content: unknown): ToolUseFacts[] =>
  asArray(content).flatMap((item) => {
    const block = asObject(item)
    const id = asText(block?.id)
    if (!block || !id || !isUseType(block.type)) return []
    const name = asText(block.name) ?? 'unnamed'
    const input = asObject(block.input)
    const agent = readStart(name, input)
    const [target, lines] = [readTarget(input), readLineChange(name, input)]
    return [{ id, name, agent, target, lines, isSearch: isSearch(name, input) }]
  })

/** A person's "no" arrives as an error; it is told apart by its mark or its words. */
export const isRejection = (record: Json, block: Json): boolean => {
  if (record.toolDenialKind === 'user-rejected') return true
  const words = typeof block.content === 'string' ? block.content : ''
  return words.includes("user doesn't want to") || words.startsWith('[Request interrupted')
}

/** The subagent that answered: as its result says, else as the end of its words does. */
const readAgentId = (record: Json, block: Json): string | null => {
  const stated = asText(asObject(record.toolUseResult)?.agentId)
  if (stated !== null) return stated.slice(0, 200).toWellFormed()
  const words = contentText(block.content).slice(-2_000)
  return /\bagentId: ?([A-Za-z0-9_-]{1,200})/.exec(words)?.[1] ?? null
}

/** Whether a result says that it failed; those of the provider's tools do so inside. */
export const isFailed = (block: Json): boolean => {
  const inside = asText(asObject(block.content)?.type)
  return block.is_error === true || (inside?.endsWith('_error') ?? false)
}

/** The results a user record brings back. */
export const readToolResults = (record: Json, content: unknown): ToolResultFacts[] =>
  asArray(content).flatMap((item) => {
    const block = asObject(item)
    const id = asText(block?.tool_use_id)
    if (!block || !id || !isResultType(block.type)) return []
    const isError = isFailed(block)
    return [
      {
        id,
        isError,
        failure: failureHead(isError, contentText(block.content)),
        rejected: isRejection(record, block),
        agentId: readAgentId(record, block),
        searches: asCount(asObject(record.toolUseResult)?.searchCount),
      },
    ]
  })
