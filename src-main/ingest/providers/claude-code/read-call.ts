import { asCount, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { CallFacts } from '#schema/transcript/facts.ts'

/** A stand-in that Claude Code writes itself: an error, an interruption. Not a call. */
export const syntheticModel = '<synthetic>'

/** Cache writes by lifetime; the flat total may be 0 beside a filled split, or exceed it. */
const cacheWrites = (usage: Json): { cacheWrite5m: number; cacheWrite1h: number } => {
  const flat = asCount(usage.cache_creation_input_tokens)
  const split = asObject(usage.cache_creation)
  const hour = asCount(split?.ephemeral_1h_input_tokens)
  const five = asCount(split?.ephemeral_5m_input_tokens)
  return { cacheWrite1h: hour, cacheWrite5m: Math.max(flat, five + hour) - hour }
}

/** `message.id` alone names a call; where it is missing the request does, then the record. */
const callKey = (message: Json, record: Json): string | null => {
  const id = asText(message.id)
  if (id) return `m:${id}`
  const request = asText(record.requestId)
  if (request) return `r:${request}`
  const uuid = asText(record.uuid)
  return uuid ? `u:${uuid}` : null
}

/** What an assistant message says of its model call; null where it is none. */
export const readCall = (message: Json, record: Json, mirror: boolean): CallFacts | null => {
  const usage = asObject(message.usage)
  const model = asText(message.model)
  const key = callKey(message, record)
  if (!usage || !model || model === syntheticModel || !key) return null
  return {
    key,
    model,
    mirror,
    finalised: asText(message.stop_reason) !== null,
    input: asCount(usage.input_tokens),
    output: asCount(usage.output_tokens),
    ...cacheWrites(usage),
    cacheRead: asCount(usage.cache_read_input_tokens),
    webSearches: asCount(asObject(usage.server_tool_use)?.web_search_requests),
    fast: usage.speed === 'fast',
    batch: usage.service_tier === 'batch',
    geoUs: usage.inference_geo === 'us',
  }
}
