import type { InsightFinder } from './find-insights.ts'
import type { LibraryReader } from './library-reader.ts'

/** A tag of a session. */
export interface SessionTag {
  readonly sessionId: string
  readonly name: string
  /** The rules gave it; else a person did. */
  readonly isAutomatic: boolean
}

const keyOf = ({ sessionId, name }: { sessionId: string; name: string }): string =>
  `${sessionId} ${name}`

/** Tags of sessions: those a person gave, and those the rules gave and nobody dismissed. */
export class SessionTags {
  private readonly library: LibraryReader
  private readonly insights: InsightFinder

  constructor(library: LibraryReader, insights: InsightFinder) {
    this.library = library
    this.insights = insights
  }

  /** Tags of one session, or of all; a person's own first. */
  of(sessionId: string | null = null): SessionTag[] {
    const own = this.library.notes.ownTags(sessionId)
    const said = new Set(own.map(keyOf))
    const given = own.flatMap(({ sessionId: id, name, isDismissed }) =>
      isDismissed ? [] : [{ sessionId: id, name, isAutomatic: false }],
    )
    const automatic = this.insights
      .autoTags(sessionId)
      .flatMap((tag) =>
        said.has(keyOf(tag))
          ? []
          : [{ sessionId: tag.sessionId, name: tag.name, isAutomatic: true }],
      )
    return [...given, ...automatic]
  }

  /** Automatic tags of a session that a person took away. */
  dismissed(sessionId: string): string[] {
    const automatic = new Set(this.insights.autoTags(sessionId).map(({ name }) => name))
    return this.library.notes
      .ownTags(sessionId)
      .flatMap(({ name, isDismissed }) => (isDismissed && automatic.has(name) ? [name] : []))
  }

  /** Sessions that carry one of these tags, in whichever case it is written. */
  carrying(names: readonly string[]): string[] {
    const wanted = new Set(names.map((name) => name.toLowerCase()))
    const found = this.of().filter(({ name }) => wanted.has(name.toLowerCase()))
    return [...new Set(found.map(({ sessionId }) => sessionId))]
  }
}
