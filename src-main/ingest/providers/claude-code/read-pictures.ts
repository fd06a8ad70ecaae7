import type { PictureData } from '#main/ingest/providers/provider.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { Picture } from '#schema/transcript/block.ts'

const mediaTypeOf = (block: Json): string =>
  (asText(asObject(block.source)?.media_type) ?? 'image').slice(0, 100)

/** A picture without its bytes. */
export const readPicture = (block: Json, seq: number, place: string): Picture => {
  const data = asText(asObject(block.source)?.data) ?? ''
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0
  const bytes = Math.max(0, Math.floor((data.length * 3) / 4) - padding)
  return { mediaType: mediaTypeOf(block), bytes, seq, place }
}

/** Pictures inside a tool's result. */
export const picturesIn = (content: unknown, seq: number, place: number): Picture[] =>
  asArray(content).flatMap((item, inner) => {
    const block = asObject(item)
    return block?.type === 'image' ? [readPicture(block, seq, `${place}.${inner}`)] : []
  })

/** The bytes of the picture at a place of a record; null where there is none. */
export const readPictureData = (value: unknown, place: string): PictureData | null => {
  let content: unknown = asObject(asObject(value)?.message)?.content
  let found: Json | null = null
  for (const step of place.split('.')) {
    found = asObject(asArray(content)[Number(step)])
    content = found?.content
  }
  if (found?.type !== 'image') return null
  const base64 = asText(asObject(found.source)?.data)
  return base64 === null ? null : { mediaType: mediaTypeOf(found), base64 }
}
