import type { Connection, DatabaseKind } from './open-database.ts'
import type { Projection } from './open-projection.ts'

/** Two writers cannot share a file; more than two would make every search ask more files. */
export const shardCount = 2

/** The part of the full text that a file's words are in. */
export const shardOf = (fileId: number): number => fileId % shardCount

/** A part of the full text: it can be made again from the library. */
export const searchKind = (shard: number): DatabaseKind => ({
  fileName: `search-${shard}.db`,
  synchronous: 'NORMAL',
  version: 2,
  cacheKib: 4 * 1024,
})

/**
 * `text_file` is how far a file's words are in; `doc` where the record of a row of `text` stands.
 * A row's id leads with its time, so that the newest are found first without sorting; `most_shift`
 * in `meta` is how far a row lies behind the first id of its time at most. The column
 * with the most words stands first: every word in any other one costs two bytes more.
 */
const schema = `
  create table text_file (
    file_id integer primary key, generation_id integer not null, indexed_bytes integer not null,
    indexed_at integer not null
  ) strict;
  create table doc (
    id integer primary key, file_id integer not null, byte_offset integer not null
  ) strict;
  create index doc_file on doc (file_id);
  create virtual table text using fts5 (
    tool_output, tool_input, thinking, answer, prompt,
    content = '', contentless_delete = 1, tokenize = 'unicode61'
  );
  insert into text (text, rank) values ('hashsize', 33554432), ('automerge', 8);
  create table meta (key text primary key, value text not null) strict, without rowid;
`

/** A part of the full text as it is opened for writing. */
export const searchProjection = (shard: number): Projection => {
  const kind = searchKind(shard)
  const create = (db: Connection): void => {
    db.exec(schema)
    db.pragma(`user_version = ${kind.version}`)
  }
  // The pages beneath the virtual table: to look into every word of it takes fifty times as long.
  const pages = ['text_data', 'text_idx', 'text_docsize', 'text_config']
  return { kind, create, tables: ['meta', 'text_file', 'doc', ...pages] }
}
