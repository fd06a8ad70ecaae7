import type { FastifyReply } from 'fastify'
import { TextFile } from '#schema/usage.ts'

/** The last part of a name, without what a file system or a header could take for a command. */
const safeName = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}"<>:|?*]/gu, '_').replace(/^\.+/, '')
  return clean === '' ? 'download' : clean
}

const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]/g, '_')

/** Letters beyond ASCII go into the second form (RFC 6266), which every current browser prefers. */
export const contentDisposition = (fileName: string): string => {
  const name = safeName(fileName)
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded}`
}

/** Says the name and the type of a file in the headers of its answer. */
export const nameDownload = (
  reply: FastifyReply,
  { fileName, mediaType }: Pick<TextFile, 'fileName' | 'mediaType'>,
): FastifyReply =>
  reply
    .header('Content-Disposition', contentDisposition(fileName))
    .header('X-Suggested-Filename', encodeURI(safeName(fileName)))
    .type(mediaType.includes('charset') ? mediaType : `${mediaType}; charset=utf-8`)

/** Answers with the file of a `download` operation. */
export const sendDownload = (reply: FastifyReply, value: unknown): FastifyReply => {
  const file = TextFile.parse(value)
  return nameDownload(reply, file).send(file.text)
}
