import type { RecordTexts } from '#schema/transcript/texts.ts'
import { asStoreError, type Connection } from './open-database.ts'
import { type OnKept, openProjection } from './open-projection.ts'
import { searchKind, searchProjection } from './search-schema.ts'
import { createStatements, type Statements } from './statements.ts'
import { firstId, mostShift, shiftKey } from './text-id.ts'

/** The words of one record and where it stands. */
export interface TextDoc {
  readonly offset: number
  /** UTC ms. */
  readonly at: number
  readonly texts: RecordTexts
}

/** Words of a stretch of a file: complete lines up to `end`. */
export interface TextBatch {
  readonly fileId: number
  readonly generationId: number
  readonly start: number
  readonly end: number
  readonly docs: readonly TextDoc[]
}

/** How far a file's words are in. */
export interface TextFile {
  readonly generationId: number
  readonly indexedBytes: number
}

/** Ids that are tried one by one before larger steps are taken over a crowded hour. */
const shortSteps = 64

interface Row {
  readonly fileId: number
  readonly doc: TextDoc
}

const insertText = `
  insert into text (rowid, tool_output, tool_input, thinking, answer, prompt)
  values (?, ?, ?, ?, ?, ?)`

const insertDoc = 'insert or ignore into doc (id, file_id, byte_offset) values (?, ?, ?)'

const upsertFile = `
  insert into text_file (file_id, generation_id, indexed_bytes, indexed_at) values (?, ?, ?, ?)
  on conflict (file_id) do update set generation_id = excluded.generation_id,
    indexed_bytes = excluded.indexed_bytes, indexed_at = excluded.indexed_at`

/** The one writer of a part of the full text. */
export class SearchWriter {
  private readonly db: Connection
  private readonly sql: Statements
  private readonly shard: number
  private mostShift: number

  private constructor(db: Connection, shard: number) {
    this.db = db
    this.sql = createStatements(db)
    this.shard = shard
    this.mostShift = mostShift(db)
  }

  /** Opens a part of the full text of a library; see {@link openProjection}. */
  static open(dataDir: string, shard: number, libraryId: string, onKept?: OnKept): SearchWriter {
    return new SearchWriter(
      openProjection(dataDir, searchProjection(shard), libraryId, onKept),
      shard,
    )
  }

  /** How far every file's words are in, by its id. */
  files(): ReadonlyMap<number, TextFile> {
    const rows = this.sql.all<TextFile & { fileId: number }>(
      `select file_id as fileId, generation_id as generationId, indexed_bytes as indexedBytes
       from text_file`,
    )
    return new Map(rows.map((row) => [row.fileId, row]))
  }

  /** How far a file's words are in; null where none are. */
  file(fileId: number): TextFile | null {
    const row = this.sql.get<TextFile>(
      `select generation_id as generationId, indexed_bytes as indexedBytes
       from text_file where file_id = ?`,
      fileId,
    )
    return row ?? null
  }

  /** Takes in stretches that follow on what is there, all or none of them. */
  apply(batches: readonly TextBatch[]): void {
    try {
      this.db.transaction(() => this.write(batches)).immediate()
    } catch (thrown) {
      throw asStoreError(thrown, searchKind(this.shard))
    }
  }

  /** Forgets every word, so that they can be taken in anew. */
  clear(): void {
    this.db
      .transaction(() => {
        this.db.exec(`insert into text (text) values ('delete-all')`)
        this.db.exec('delete from doc; delete from text_file')
      })
      .immediate()
  }

  /** Puts what was written where it stays, while nobody waits. */
  settle(): void {
    this.db.pragma('wal_checkpoint(PASSIVE)')
  }

  close(): void {
    this.db.close()
  }

  private write(batches: readonly TextBatch[]): void {
    const rows: Row[] = []
    const now = Date.now()
    for (const batch of batches) {
      const { fileId, generationId, start, end, docs } = batch
      if (start === 0) this.forget(fileId)
      for (const doc of docs) rows.push({ fileId, doc })
      this.sql.run(upsertFile, fileId, generationId, end, now)
    }
    // Ids that go down make the index write out what it holds, each time.
    rows.sort((a, b) => a.doc.at - b.doc.at)
    let last = -1
    const before = this.mostShift
    for (const row of rows) last = this.add(row, last + 1)
    if (this.mostShift > before) {
      this.sql.run(
        'insert or replace into meta (key, value) values (?, ?)',
        shiftKey,
        this.mostShift,
      )
    }
  }

  private add({ fileId, doc }: Row, from: number): number {
    const { prompt, answer, thinking, toolInput, toolOutput } = doc.texts
    const first = firstId(doc.at)
    const id = this.place(Math.max(from, first), fileId, doc.offset)
    this.mostShift = Math.max(this.mostShift, id - first)
    this.sql.run(insertText, id, toolOutput, toolInput, thinking, answer, prompt)
    return id
  }

  /** Notes the place of a record under the first free id from the one given on. */
  private place(wanted: number, fileId: number, offset: number): number {
    for (let id = wanted, tries = 0; ; tries += 1) {
      const { changes } = this.sql.run(insertDoc, id, fileId, offset)
      if (changes === 1) return id
      id += tries < shortSteps ? 1 : tries
    }
  }

  private forget(fileId: number): void {
    if (!this.file(fileId)) return
    this.sql.run('delete from text where rowid in (select id from doc where file_id = ?)', fileId)
    this.sql.run('delete from doc where file_id = ?', fileId)
    this.sql.run('delete from text_file where file_id = ?', fileId)
  }
}
