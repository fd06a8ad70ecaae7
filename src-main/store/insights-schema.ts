import type { DatabaseKind } from './open-database.ts'
import type { Projection } from './open-projection.ts'

/**
 * What is made of whole sessions: questions with their answers, and tags. It can be made again from
 * the library and the index; a change of a rule raises the version, so that it is.
 */
export const insightsKind: DatabaseKind = {
  fileName: 'insights.db',
  synchronous: 'NORMAL',
  version: 2,
  cacheKib: 1024,
}

/**
 * `session_insight` says what a session's rows were made from (`stamp`) and what whoever goes on
 * must know (`state`, JSON). `qa_pair` is a question and its answers as a stretch of a transcript,
 * `to_offset` excluded; `asked` is the same for one question that several sessions tell, of which
 * one `is_shown`. Its `tools` are a JSON list. `auto_tag` holds what the rules found, dismissed or not.
 */
const schema = `
  create table session_insight (
    session_id text primary key, stamp text not null, state text not null, made_at integer not null
  ) strict, without rowid;
  create table qa_pair (
    id text primary key,
    session_id text not null,
    asked text not null,
    is_shown integer not null default 1,
    file_id integer not null,
    from_offset integer not null,
    to_offset integer not null,
    at integer not null,
    model text,
    num_attempts integer not null,
    loop_count integer not null,
    status text not null,
    has_code integer not null,
    tools text not null
  ) strict, without rowid;
  create index qa_pair_session on qa_pair (session_id);
  create index qa_pair_asked on qa_pair (asked);
  create index qa_pair_at on qa_pair (at);
  create table auto_tag (
    session_id text not null, name text not null, category text not null,
    evidence integer not null,
    primary key (session_id, name)
  ) strict, without rowid;
  create index auto_tag_name on auto_tag (name);
  create table meta (key text primary key, value text not null) strict, without rowid;
`

/** What is made of sessions as it is opened for writing. */
export const insightsProjection: Projection = {
  kind: insightsKind,
  create: (db) => {
    db.exec(schema)
    db.pragma(`user_version = ${insightsKind.version}`)
  },
  tables: ['meta', 'session_insight', 'qa_pair', 'auto_tag'],
}
