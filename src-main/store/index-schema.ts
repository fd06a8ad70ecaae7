import type { Connection, DatabaseKind } from './open-database.ts'

/** The projection: everything in it can be made again from the library. */
export const indexKind: DatabaseKind = {
  fileName: 'index.db',
  synchronous: 'NORMAL',
  version: 15,
  cacheKib: 8 * 1024,
}

const tokens = `input integer not null, output integer not null,
  cache_write_5m integer not null, cache_write_1h integer not null,
  cache_read integer not null, web_searches integer not null`

/**
 * `file` mirrors the library's file of the same id and holds how far it is indexed.
 * `message` is one record with its place in the file; it holds no text but a prompt's beginning.
 * `sighting` is what one file says of a model call; `call` is what all files together say, each
 * counted once and owned by one file. `tool_call` joins a use with its result and with the records
 * that hold them; of a call that starts a subagent it holds what tells which one. `rollup` sums
 * calls by UTC quarter hour, session and model, from which a day in any time zone is an exact sum.
 * `left_out` are records that can be read and count nothing, with the reason. `cost_state` is what
 * the agent itself says a session came to, its models as JSON; no sum includes it. `retracted` are
 * records that a later one withdrew. Money is integer nanodollars; a null cost is an unpriced call.
 * A session's `revision` grows with whatever is written of it or of its calls, so that what was
 * made from them can be kept. A tool call's `failure` is the beginning of what it said where it
 * failed, its `target` what it was pointed at. `compaction` is a boundary of the context, with the
 * record it follows; `redaction` counts the marks that stand where a secret was.
 * `reader_state` is what a provider needs to read on in a file, as it wrote it. `ghost` is a session of
 * which only prompts are left, in an agent's own history of them; one in `session` is none.
 * `own_title` repeats the titles that people gave to sessions, which the library keeps.
 */
const schema = `
  create table project (
    id integer primary key, key text not null unique, name text not null, path text
  ) strict;
  create table session (
    id integer primary key,
    session_id text not null unique,
    project_id integer references project (id),
    has_main integer not null default 0,
    config_dir text not null,
    dir_name text not null,
    title_custom text, title_agent text, title_prompt text,
    first_at integer, last_at integer,
    cwd text, git_branch text, agent_version text,
    messages integer not null default 0,
    prompts integer not null default 0,
    tool_calls integer not null default 0,
    tool_errors integer not null default 0,
    revision integer not null default 0,
    provider text not null,
    owner_id integer not null default 1
  ) strict;
  create index session_last on session (last_at);
  create index session_project on session (project_id);
  create table file (
    id integer primary key,
    generation_id integer not null,
    path text not null,
    provider text not null,
    config_dir text not null,
    dir_name text not null,
    kind text not null,
    session_id integer not null references session (id),
    agent_id text,
    indexed_bytes integer not null default 0,
    lines integer not null default 0,
    pending_line integer not null default 0,
    tail_bytes integer not null default 0,
    problems integer not null default 0,
    usage_records integer not null default 0,
    synthetic_records integer not null default 0,
    last_at integer,
    modified_at integer not null,
    deleted_at integer
  ) strict;
  create index file_session on file (session_id);
  create table file_cwd (
    file_id integer not null references file (id),
    cwd text not null,
    records integer not null,
    primary key (file_id, cwd)
  ) strict, without rowid;
  create table message (
    id integer primary key,
    session_id integer not null,
    file_id integer not null,
    agent_id text not null default '',
    seq integer not null,
    byte_offset integer not null,
    byte_length integer not null,
    kind text not null,
    holds integer not null default 0,
    record_type text not null,
    at integer,
    uuid text,
    parent_uuid text,
    prompt text,
    call_id integer,
    unique (file_id, byte_offset)
  ) strict;
  create index message_thread on message (session_id, agent_id, file_id, seq);
  create table call (
    id integer primary key,
    key text not null unique,
    session_id integer not null,
    file_id integer not null,
    subagent integer not null,
    model text not null,
    at integer not null,
    ${tokens},
    cost_nano integer,
    finalised integer not null,
    records integer not null
  ) strict;
  create index call_session on call (session_id);
  create table sighting (
    call_id integer not null references call (id),
    file_id integer not null,
    mirror integer not null,
    model text not null,
    at integer not null,
    ordinal integer not null,
    root_session text,
    native integer not null,
    ${tokens},
    linked_searches integer not null default 0,
    finalised integer not null,
    fast integer not null, batch integer not null, geo_us integer not null,
    records integer not null,
    primary key (call_id, file_id)
  ) strict, without rowid;
  create index sighting_file on sighting (file_id);
  create table tool_call (
    id integer primary key,
    session_id integer not null,
    file_id integer not null,
    tool_use_id text not null,
    name text,
    call_id integer,
    used_at integer, answered_at integer,
    use_message_id integer, result_message_id integer,
    agent_id text, agent_type text, description text, prompt_head text,
    is_error integer not null default 0,
    rejected integer not null default 0,
    searches integer not null default 0,
    target text, failure text, is_search integer not null default 0,
    lines_added integer, lines_removed integer,
    unique (file_id, tool_use_id)
  ) strict;
  create index tool_call_session on tool_call (session_id);
  create index tool_call_call on tool_call (call_id, file_id, name);
  create index tool_call_result on tool_call (result_message_id);
  create table rollup (
    session_id integer not null,
    quarter integer not null,
    model text not null,
    subagent integer not null,
    calls integer not null,
    ${tokens},
    cost_nano integer not null,
    unpriced integer not null,
    unfinalised integer not null,
    primary key (session_id, quarter, model, subagent)
  ) strict, without rowid;
  create index rollup_quarter on rollup (quarter);
  create table reader_state (
    file_id integer primary key, state text not null
  ) strict;
  create table unknown_record (
    file_id integer not null, kind text not null, records integer not null,
    first_offset integer not null,
    primary key (file_id, kind)
  ) strict, without rowid;
  create table problem (
    file_id integer not null, byte_offset integer not null, reason text not null,
    primary key (file_id, byte_offset)
  ) strict, without rowid;
  create table cost_state (
    file_id integer primary key, cost_nano integer not null, has_unknown integer not null,
    api_ms integer not null, tool_ms integer not null, total_ms integer not null,
    lines_added integer not null, lines_removed integer not null, models text not null
  ) strict;
  create table retracted (
    file_id integer not null, uuid text not null, primary key (file_id, uuid)
  ) strict, without rowid;
  create table compaction (
    file_id integer not null, byte_offset integer not null, at integer, trigger text,
    pre_tokens integer, after_uuid text,
    primary key (file_id, byte_offset)
  ) strict, without rowid;
  create table redaction (
    file_id integer not null, kind text not null, marks integer not null,
    primary key (file_id, kind)
  ) strict, without rowid;
  create table left_out (
    file_id integer not null, byte_offset integer not null, byte_length integer not null,
    reason text not null, at integer, uuid text, first_uuid text,
    primary key (file_id, byte_offset)
  ) strict, without rowid;
  create table ghost (
    session_id text primary key,
    provider text not null,
    project_key text not null, project_name text not null,
    title text not null,
    first_at integer not null, last_at integer not null,
    prompts integer not null
  ) strict, without rowid;
  create table ghost_prompt (
    session_id text not null references ghost (session_id) on delete cascade,
    at integer not null,
    prompt text not null,
    generation_id integer not null,
    byte_offset integer not null, byte_length integer not null,
    primary key (session_id, at, prompt)
  ) strict, without rowid;
  create table history_source (
    generation_id integer primary key, indexed_bytes integer not null
  ) strict;
  create table own_title (
    session_id text primary key, title text not null
  ) strict, without rowid;
  create table meta (key text primary key, value text not null) strict, without rowid;
`

/** Makes the tables of an empty index; one of this version is left as it is. */
export const createIndex = (db: Connection): void => {
  if (Number(db.pragma('user_version', { simple: true })) === indexKind.version) return
  db.transaction(() => {
    if (Number(db.pragma('user_version', { simple: true })) === indexKind.version) return
    db.exec(schema)
    db.pragma(`user_version = ${indexKind.version}`)
  }).immediate()
}
