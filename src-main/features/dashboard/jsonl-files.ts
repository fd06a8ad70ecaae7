import { convertUsd, currencyBlock } from '#main/pricing/currency.ts'
import { documentProvider } from '#main/analysis/document-provider.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { AppError } from '#schema/errors.ts'
import type { JsonlFile } from '#schema/jsonl.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { fileName, pathInProject } from './file-path.ts'
import { type FileRecords, noRecords, recordsByFile } from './file-records.ts'
import { callsByFile, type FileRow, fileRows, toolsByFile } from './jsonl.queries.ts'
import { type OpenProject, openProject } from './open-project.ts'

type CallRow = Awaited<ReturnType<typeof callsByFile>>[number]

const sumOf = (calls: readonly CallRow[], figure: (row: CallRow) => number): number =>
  calls.reduce((sum, row) => sum + figure(row), 0)

const mostUsed = (calls: readonly CallRow[]): string | null =>
  [...calls].sort((a, b) => b.calls - a.calls || (a.model < b.model ? -1 : 1))[0]?.model ?? null

/** What a subagent was asked first; of a session its title. */
const titleOf = ({ parts }: OpenProject, file: FileRow): string | null => {
  if (file.kind === 'main') return file.title
  const own = parts.find(({ session }) => session.row === file.session_id)
  const first = own?.facts.interactions.find(({ agentId }) => agentId === file.agent_id)
  return first?.preview ?? file.title
}

interface Figures {
  readonly records: FileRecords
  readonly calls: readonly CallRow[]
  readonly tools: number
  readonly title: string | null
  readonly toMoney: (usd: number) => number
}

const tell = (file: FileRow, { records, calls, tools, title, toMoney }: Figures): JsonlFile => ({
  name: fileName(file),
  path: pathInProject(file),
  is_subagent: file.kind === 'subagent',
  created: records.firstAt / 1000,
  modified: records.lastAt / 1000,
  size: file.size,
  messages: records.messages,
  user_messages: records.users,
  assistant_messages: records.assistants,
  input_tokens: sumOf(calls, ({ input }) => input),
  output_tokens: sumOf(calls, ({ output }) => output),
  model: mostUsed(calls),
  title,
  tool_calls: tools,
  estimated_cost: toMoney(sumOf(calls, ({ costNano }) => costNano) / 1e9),
  unpriced_calls: sumOf(calls, ({ unpriced }) => unpriced),
  provider: documentProvider(file.provider),
  session_id: file.sessionId,
})

const filesOf = async (
  { index, library }: QueryContext,
  project: OpenProject,
): Promise<JsonlFile[]> => {
  const currency = currencyBlock(library)
  const rows = project.sessions.map(({ row }) => row)
  const calls = Map.groupBy(await callsByFile(index, rows), ({ file_id }) => file_id)
  const tools = new Map((await toolsByFile(index, rows)).map((row) => [row.file_id, row.calls]))
  const records = new Map(project.parts.flatMap(({ facts }) => [...recordsByFile(facts)]))
  return (await fileRows(index, rows))
    .map((file) =>
      tell(file, {
        records: records.get(file.id) ?? noRecords,
        calls: calls.get(file.id) ?? [],
        tools: tools.get(file.id) ?? 0,
        title: titleOf(project, file),
        toMoney: (usd) => convertUsd(currency, usd),
      }),
    )
    .sort((a, b) => a.created - b.created)
}

const isUnknown = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code === 'not_found'

/** Transcripts of a project, oldest first; a bare empty list where the store knows none of it. */
export const listJsonlFiles = async (
  context: QueryContext,
  input: Parsed<'dashboard.jsonlFiles'>,
): Promise<Output<'dashboard.jsonlFiles'>> => {
  try {
    const project = await openProject(context, input)
    return { files: await filesOf(context, project), currency: currencyBlock(context.library) }
  } catch (thrown) {
    if (isUnknown(thrown)) return []
    throw thrown
  }
}
