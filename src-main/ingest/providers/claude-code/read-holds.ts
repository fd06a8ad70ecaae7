import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import { holds } from '#schema/transcript/event.ts'
import { isResultType } from './record-kinds.ts'
import { isEditTool, isRejection } from './read-tools.ts'

const ofToolUse = (block: Json): number =>
  holds.toolUse | (isEditTool(asText(block.name) ?? '') ? holds.edit : 0)

const ofToolResult = (record: Json, block: Json): number => {
  const hasPicture = asArray(block.content).some((item) => asObject(item)?.type === 'image')
  const isError = block.is_error === true && !isRejection(record, block)
  return holds.toolResult | (hasPicture ? holds.picture : 0) | (isError ? holds.error : 0)
}

const ofBlock = (record: Json, item: unknown): number => {
  const block = asObject(item)
  switch (block?.type) {
    case 'thinking':
    case 'redacted_thinking':
      return holds.thinking
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use':
      return ofToolUse(block)
    case 'tool_result':
      return ofToolResult(record, block)
    case 'image':
      return holds.picture
    default:
      return isResultType(block?.type) ? holds.toolResult : holds.text
  }
}

/** What a record's message holds, as bits. */
export const readHolds = (record: Json, content: unknown): number => {
  const own = record.isSidechain === true ? holds.sidechain : 0
  if (typeof content === 'string') return own | (content === '' ? 0 : holds.text)
  return asArray(content).reduce<number>((bits, item) => bits | ofBlock(record, item), own)
}
