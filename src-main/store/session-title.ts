import { sql } from 'kysely'

/** Title a person gave to the session `s`; null where they gave none. */
export const ownTitle = sql<
  string | null
>`(select o.title from own_title o where o.session_id = s.session_id)`

/** What the session `s` is called: by a person, else by its agent, else its first prompt. */
export const sessionTitle = sql<
  string | null
>`coalesce(${ownTitle}, s.title_custom, s.title_agent, s.title_prompt)`

/** {@link sessionTitle}, or the session's name where nothing else is known. */
export const sessionLabel = sql<string>`coalesce(${sessionTitle}, s.session_id)`
