import { log } from '#main/lib/log.ts'
import { AppError } from '#schema/errors.ts'
import type { Connection, DatabaseKind } from './open-database.ts'

/** The truth: raw bytes of every transcript and of what lies beside it, and what people set. */
export const libraryKind: DatabaseKind = {
  fileName: 'library.db',
  synchronous: 'FULL',
  version: 4,
  // It is written and read from one end to the other: hardly a page is asked for twice.
  cacheKib: 2 * 1024,
}

/**
 * One migration per version, in order. `source_file` is a path that was ever seen; `generation`
 * one life of its content (a rewritten file begins another); `chunk` a packed piece of it.
 * `cursor` is the offset after the last complete line, `tail` the bytes behind it; a sidecar is
 * opaque and has no tail. `session_tag` is a tag that a person added, or an automatic one that was
 * dismissed; a bookmark's `tags` are a JSON list, its message a record's uuid. A step never changes once it was released. It runs with foreign keys off,
 * so that a table can be made anew under its name, and they are checked behind it.
 */
export const librarySteps: readonly string[] = [
  `
  create table source_file (
    id integer primary key,
    path text not null unique,
    provider text not null,
    config_dir text not null,
    dir_name text not null,
    kind text not null check (kind in ('main', 'subagent')),
    session_id text,
    agent_id text,
    first_seen_at integer not null,
    deleted_at integer,
    owner_id integer not null default 1
  ) strict;
  create table generation (
    id integer primary key,
    file_id integer not null references source_file (id),
    number integer not null,
    device integer not null,
    inode integer not null,
    size integer not null,
    modified_at integer not null,
    changed_at integer not null,
    born_at integer not null,
    cursor integer not null default 0,
    tail blob not null default x'',
    created_at integer not null,
    unique (file_id, number)
  ) strict;
  create table chunk (
    generation_id integer not null references generation (id),
    start integer not null,
    length integer not null,
    codec text not null,
    sha256 blob not null,
    data blob not null,
    primary key (generation_id, start)
  ) strict, without rowid;
  create table setting (
    owner_id integer not null default 1,
    key text not null,
    value text not null,
    primary key (owner_id, key)
  ) strict, without rowid;
  insert into setting (key, value)
    values ('library.id', json_quote(lower(hex(randomblob(16)))));
  `,
  // Files beside transcripts: SQLite changes no check constraint but by a new table.
  `
  create table new_source_file (
    id integer primary key,
    path text not null unique,
    provider text not null,
    config_dir text not null,
    dir_name text not null,
    kind text not null check (kind in ('main', 'subagent', 'sidecar')),
    session_id text,
    agent_id text,
    first_seen_at integer not null,
    deleted_at integer,
    owner_id integer not null default 1
  ) strict;
  insert into new_source_file (id, path, provider, config_dir, dir_name, kind, session_id,
      agent_id, first_seen_at, deleted_at, owner_id)
    select id, path, provider, config_dir, dir_name, kind, session_id,
      agent_id, first_seen_at, deleted_at, owner_id from source_file;
  drop table source_file;
  alter table new_source_file rename to source_file;
  create index source_file_session on source_file (session_id);
  `,
  // What people write of sessions, by the session's name: a session may be gone and come back.
  `
  create table session_title (
    owner_id integer not null default 1,
    session_id text not null,
    title text not null,
    changed_at integer not null,
    primary key (owner_id, session_id)
  ) strict, without rowid;
  create table session_tag (
    owner_id integer not null default 1,
    session_id text not null,
    name text not null,
    is_dismissed integer not null check (is_dismissed in (0, 1)),
    changed_at integer not null,
    primary key (owner_id, session_id, name)
  ) strict, without rowid;
  create table bookmark (
    id text not null,
    owner_id integer not null default 1,
    session_id text not null,
    message_index integer,
    message_uuid text,
    title text not null,
    notes text not null,
    tags text not null,
    created_at integer not null,
    changed_at integer not null,
    primary key (owner_id, id)
  ) strict, without rowid;
  create index bookmark_session on bookmark (owner_id, session_id);
  `,
  // With rowids: without them SQLite reads whole pieces of the archive to compare their keys.
  `
  create table new_chunk (
    generation_id integer not null references generation (id),
    start integer not null,
    length integer not null,
    codec text not null,
    sha256 blob not null,
    data blob not null,
    primary key (generation_id, start)
  ) strict;
  insert into new_chunk (generation_id, start, length, codec, sha256, data)
    select generation_id, start, length, codec, sha256, data from chunk
    order by generation_id, start;
  drop table chunk;
  alter table new_chunk rename to chunk;
  `,
]

const assertWhole = (db: Connection): void => {
  const [broken] = db.pragma('foreign_key_check') as unknown[]
  if (broken) throw new AppError('store_damaged', `${libraryKind.fileName} misses rows it names.`)
}

/** Share of a file that may be free before it is worth being written anew. */
const mostFree = 0.25

/** Gives back what a step left free. Where there is no room for that now, nothing is lost by it. */
const giveBack = (db: Connection): void => {
  const pages = (name: string): number => Number(db.pragma(name, { simple: true }))
  if (pages('freelist_count') < pages('page_count') * mostFree) return
  try {
    db.exec('vacuum')
  } catch (thrown) {
    log.warn({ error: String(thrown) }, 'the library keeps free pages')
  }
}

/**
 * Brings a library up to this version, all steps in one transaction: whole or not at all. Throws
 * `store_damaged` where rows name others that are not there.
 */
export const migrateLibrary = (db: Connection): void => {
  const versionOf = (): number => Number(db.pragma('user_version', { simple: true }))
  if (versionOf() >= libraryKind.version) return
  // No effect inside a transaction, so it stands around it.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      // Another process may have been first.
      const from = versionOf()
      if (from >= libraryKind.version) return
      for (const step of librarySteps.slice(from)) db.exec(step)
      assertWhole(db)
      db.pragma(`user_version = ${libraryKind.version}`)
    }).immediate()
    giveBack(db)
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
