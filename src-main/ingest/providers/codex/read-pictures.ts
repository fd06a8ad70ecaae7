import type { PictureData } from '#main/ingest/providers/provider.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { Picture } from '#schema/transcript/block.ts'
import { readLine } from './read-line.ts'

const mark = ';base64,'

/** The bytes of a `data:` address; a picture that lies elsewhere is never loaded. */
const ofAddress = (address: string | null): PictureData | null => {
  if (!address?.startsWith('data:')) return null
  const at = address.slice(0, 200).indexOf(mark)
  if (at === -1) return null
  return { mediaType: address.slice('data:'.length, at), base64: address.slice(at + mark.length) }
}

/** Where a payload holds its pictures: in a message, in what a tool brought back, in an event. */
const itemsOf = (payload: Json): readonly unknown[] => {
  if (payload.type === 'image_generation_call') return [payload.result]
  const [items = []] = [payload.content, payload.output, payload.images].filter(Array.isArray)
  return items
}

const dataAt = (payload: Json, place: string): PictureData | null => {
  const item = asArray(itemsOf(payload))[Number(place)]
  if (payload.type === 'image_generation_call') {
    const base64 = asText(item)
    return base64 === null ? null : { mediaType: 'image/png', base64 }
  }
  return ofAddress(typeof item === 'string' ? item : asText(asObject(item)?.image_url))
}

/** A picture without its bytes; null where there is none at that place. */
export const readPicture = (payload: Json, seq: number, place: string): Picture | null => {
  const data = dataAt(payload, place)
  if (!data) return null
  const padding = data.base64.endsWith('==') ? 2 : data.base64.endsWith('=') ? 1 : 0
  const bytes = Math.max(0, Math.floor((data.base64.length * 3) / 4) - padding)
  return { mediaType: data.mediaType.slice(0, 100).toWellFormed(), bytes, seq, place }
}

/** All pictures of a payload in their order. */
export const picturesIn = (payload: Json, seq: number): Picture[] =>
  itemsOf(payload).flatMap((_, place) => readPicture(payload, seq, String(place)) ?? [])

/** The bytes of the picture at a place of a record; null where there is none. */
export const readPictureData = (value: unknown, place: string): PictureData | null =>
  dataAt(readLine(value).payload, place)
