import { asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { BlockOf } from '#schema/transcript/block.ts'
import { asJson, cut, firstLine } from '#main/ingest/providers/cut-text.ts'

/** What a rare piece of a message says, in a line and in full. */
interface Part {
  readonly line: string
  readonly text: string
}

const sizeOf = (base64: string): string => `${Math.ceil((base64.length * 3) / 4 / 1024)} KB`

/** A document without its bytes, which nobody could read here; its text where it is text. */
const readDocument = (block: Json): Part => {
  const source = asObject(block.source)
  const data = asText(source?.data) ?? ''
  const isText = source?.type === 'text'
  const type = asText(source?.media_type) ?? 'document'
  const facts = [asText(block.title), type, isText || data === '' ? null : sizeOf(data)]
  return { line: facts.filter(Boolean).join(' · '), text: isText ? data : '' }
}

const readers: Readonly<Record<string, (block: Json) => Part>> = {
  document: readDocument,
  tool_reference: (block) => ({ line: asText(block.tool_name) ?? '', text: '' }),
  fallback: (block) => ({
    line: [block.from, block.to].map((end) => asText(asObject(end)?.model) ?? '?').join(' → '),
    text: '',
  }),
  compaction: (block) => {
    const text = asText(block.content) ?? ''
    return { line: firstLine(text), text }
  },
}

/** A rare piece of a message, or one this version has no name for, as a line that opens. */
export const readPart = (item: unknown, most: number): BlockOf<'note'> => {
  const block = asObject(item)
  const type = asText(block?.type) ?? 'block'
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  const json = asJson(item)
  const { line, text } = block && read ? read(block) : { line: firstLine(json), text: json }
  const name = type.replaceAll('_', ' ').slice(0, 100)
  return { kind: 'note', name, line: line.slice(0, 300), body: cut(text, most) }
}

/** A piece of a tool's result as text; pictures are shown as such. */
export const partText = (item: unknown): string[] => {
  if (typeof item === 'string') return [item]
  const block = asObject(item)
  if (block?.type === 'image') return []
  if (block?.type === 'text') return [asText(block.text) ?? '']
  if (block?.type === 'tool_reference') return [`tool: ${asText(block.tool_name) ?? '?'}`]
  if (block?.type === 'document') return [readPart(item, 0).line]
  return [asJson(item)]
}
