import { statSync } from 'node:fs'
import path from 'node:path'
import { assertOurs, type Connection, type DatabaseKind, openForReading } from './open-database.ts'
import { projectionTrouble, saysDamage } from './projection-trouble.ts'

/** Is told the name of a file that turned out to be damaged while it was asked. */
export type OnDamaged = (fileName: string) => void

/** One that is still at a question cannot be closed: it goes when the answer does. */
const letGo = (db: Connection): void => {
  try {
    db.close()
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
  }
}

/** A projection open for reading, through whatever file stands under its name. */
export class ProjectionReader {
  private readonly dataDir: string
  private readonly kind: DatabaseKind
  private readonly onDamaged: OnDamaged
  private opened: { readonly db: Connection; readonly inode: number } | null = null

  constructor(dataDir: string, kind: DatabaseKind, onDamaged: OnDamaged = () => undefined) {
    this.dataDir = dataDir
    this.kind = kind
    this.onDamaged = onDamaged
  }

  /**
   * The database as it is now; null while nothing is made yet. Throws in words where it cannot be
   * opened, is damaged, or was made by a newer version or another program.
   */
  open(): Connection | null {
    try {
      return this.current()
    } catch (thrown) {
      throw this.trouble(thrown)
    }
  }

  /** Asks it; null while nothing is made yet. */
  ask<T>(question: (db: Connection) => T): T | null {
    const db = this.open()
    if (!db) return null
    try {
      return question(db)
    } catch (thrown) {
      throw this.trouble(thrown)
    }
  }

  /** What was thrown while it was asked, in words; who mends it is told of damage. */
  trouble(thrown: unknown): unknown {
    if (saysDamage(thrown)) this.onDamaged(this.kind.fileName)
    return projectionTrouble(thrown, this.dataDir, this.kind)
  }

  close(): void {
    if (this.opened) letGo(this.opened.db)
    this.opened = null
  }

  /** It is made anew under the same name where it was damaged or its form is an older one. */
  private current(): Connection | null {
    const found = statSync(path.join(this.dataDir, this.kind.fileName), { throwIfNoEntry: false })
    if (found && this.opened?.inode === found.ino) return this.opened.db
    this.close()
    if (!found || found.size === 0) return null
    const db = openForReading(this.dataDir, this.kind)
    if (!this.isOfThisForm(db)) {
      db.close()
      return null
    }
    this.opened = { db, inode: found.ino }
    return db
  }

  private isOfThisForm(db: Connection): boolean {
    try {
      assertOurs(db, this.kind)
      return Number(db.pragma('user_version', { simple: true })) === this.kind.version
    } catch (thrown) {
      db.close()
      throw thrown
    }
  }
}
