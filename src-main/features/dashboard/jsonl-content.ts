import { isoTime } from '#main/analysis/document-shapes.ts'
import { withFacts } from '#main/analysis/project-messages.ts'
import { projectScope } from '#main/analysis/project-scope.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { AppError } from '#schema/errors.ts'
import type { JsonPiece } from '#schema/json-piece.ts'
import type { Parsed } from '#schema/operations.ts'
import { fileName, isFileName, pathInProject } from './file-path.ts'
import { noRecords, recordsByFile } from './file-records.ts'
import { type FileRow, fileRows } from './jsonl.queries.ts'
import { readJsonLines } from './read-json-lines.ts'

type Question = Parsed<'dashboard.jsonlContent'>

/** How far an answer is: the next byte, and what was counted before it. */
interface Progress {
  readonly from: number
  readonly lines: number
  readonly users: number
  readonly assistants: number
}

const start: Progress = { from: 0, lines: 0, users: 0, assistants: 0 }

const readCursor = (cursor: string): Progress => {
  const parts = cursor.split('-')
  const numbers = parts.map(Number)
  const [from, lines, users, assistants] = numbers
  const isWhole = parts.length === 4 && parts.every((part) => /^\d{1,15}$/.test(part))
  if (!isWhole || from === undefined || lines === undefined) throw noCursor()
  if (users === undefined || assistants === undefined) throw noCursor()
  return { from, lines, users, assistants }
}

const noCursor = (): AppError =>
  new AppError('bad_value', 'cursor: give `next` of the piece before.')

const writeCursor = ({ from, lines, users, assistants }: Progress): string =>
  [from, lines, users, assistants].join('-')

/** The transcript under a name: a session's own rather than a subagent's of that name. */
const findFile = async (
  { index, state }: QueryContext,
  { file, project }: Question,
): Promise<FileRow> => {
  if (!isFileName(file)) {
    throw new AppError('bad_value', 'file: give the name of a .jsonl file of the project.')
  }
  const { sessions } = await projectScope(index, state.selectedProject, { project })
  const rows = await fileRows(
    index,
    sessions.map(({ row }) => row),
  )
  const named = rows.filter((row) => fileName(row) === file || pathInProject(row) === file)
  const found = named.find(({ kind }) => kind === 'main') ?? named[0]
  if (!found) throw new AppError('not_found', `file: there is no transcript ${file}.`)
  return found
}

const metadataOf = async ({ index }: QueryContext, file: FileRow) => {
  const session = await index
    .selectFrom('session')
    .select(['id as row', 'revision'])
    .where('id', '=', file.session_id)
    .execute()
  const [own] = await withFacts(index, session)
  const { firstAt, lastAt } = (own && recordsByFile(own.facts).get(file.id)) ?? noRecords
  return {
    session_id: file.sessionId,
    file_size: file.size,
    created: firstAt / 1000,
    modified: lastAt / 1000,
    first_timestamp: isoTime(firstAt || null),
    last_timestamp: isoTime(lastAt || null),
    duration_minutes: (lastAt - firstAt) / 60_000,
    cwd: file.cwd,
  }
}

const headOf = async (context: QueryContext, file: FileRow): Promise<string> =>
  `{"metadata":${JSON.stringify(await metadataOf(context, file))},"lines":[`

const endOf = ({ lines, users, assistants }: Progress): string =>
  `],"total_lines":${lines},"user_count":${users},"assistant_count":${assistants}}`

/** The records of a transcript as they were written, a stretch of the file at a time. */
export const readJsonlContent = async (
  context: QueryContext,
  question: Question,
): Promise<JsonPiece> => {
  const file = await findFile(context, question)
  const before = question.cursor === undefined ? start : readCursor(question.cursor)
  const read = readJsonLines(context.library, file.id, before.from)
  const now: Progress = {
    from: read.next ?? 0,
    lines: before.lines + read.texts.length,
    users: before.users + read.users,
    assistants: before.assistants + read.assistants,
  }
  const head = question.cursor === undefined ? await headOf(context, file) : ''
  const comma = before.lines > 0 && read.texts.length > 0 ? ',' : ''
  const end = read.next === null ? endOf(now) : ''
  return {
    text: `${head}${comma}${read.texts.join(',')}${end}`,
    next: read.next === null ? null : writeCursor(now),
  }
}
