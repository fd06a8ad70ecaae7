import { z } from 'zod'

/** What may stand in a link to a session: nothing that means anything to a path, shell or URL. */
const LinkId = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/)

/** A place in the archive that a link from outside names. */
export const SessionLink = z.object({
  id: LinkId.describe('session'),
  message: LinkId.optional().describe('uuid of the record to stand at'),
})
export type SessionLink = z.infer<typeof SessionLink>

const linkForm = /^rearview:\/\/session\/([^#/]*)(?:#([^#]*))?$/

/**
 * Reads `rearview://session/ID#UUID`, the part from `#` on may be absent. Anyone can write such a
 * link, so whatever differs in the least is null.
 */
export const parseSessionLink = (text: string): SessionLink | null => {
  const [, id, message] = linkForm.exec(text) ?? []
  const parsed = SessionLink.safeParse(message === undefined ? { id } : { id, message })
  return parsed.success ? parsed.data : null
}

/** The page's address of a link: path and query. */
export const sessionAddress = ({ id, message }: SessionLink): string =>
  message === undefined ? `/sessions/${id}` : `/sessions/${id}?message=${message}`
