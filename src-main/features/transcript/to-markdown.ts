import type { Block, BlockOf, LongText } from '#schema/transcript/block.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'

/** A fence longer than any run of backticks inside, so that no text ends its own block. */
const fenced = (text: string, language = ''): string => {
  const runs = text.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

const whole = ({ text, length }: LongText): string =>
  length > text.length ? `${text}\n… (${length - text.length} more characters)` : text

const diffText = ({ path, hunks, isNew }: BlockOf<'toolUse'>['diffs'][number]): string => {
  const lines = hunks.flatMap((hunk) => [
    hunk.oldStart === null ? '@@' : `@@ -${hunk.oldStart} +${hunk.newStart} @@`,
    ...hunk.lines,
  ])
  return fenced([`${isNew ? 'new file ' : ''}${path ?? ''}`.trim(), ...lines].join('\n'), 'diff')
}

const outcome = ({ result }: BlockOf<'toolUse'>): string[] => {
  if (result === null) return ['_no result is recorded_']
  const state = result.isRejected ? '_rejected_' : result.isError ? '_failed_' : null
  const body = whole(result.body)
  return [...(state ? [state] : []), ...(body.trim() === '' ? [] : [fenced(body)])]
}

const toolText = (block: BlockOf<'toolUse'>): string => {
  const asked =
    block.diffs.length > 0 ? block.diffs.map(diffText) : [fenced(whole(block.input), 'json')]
  return [`**${block.name.replaceAll('*', '\\*')}**`, ...asked, ...outcome(block)].join('\n\n')
}

const compactionText = (block: BlockOf<'compaction'>): string => {
  const { preTokens, postTokens, summary } = block
  const figures = preTokens === null ? '' : ` (${preTokens} → ${postTokens ?? '?'} tokens)`
  return [`_Compaction${figures}_`, ...(summary ? [quoted(whole(summary))] : [])].join('\n\n')
}

const blockText = (block: Block): string | null => {
  switch (block.kind) {
    case 'text':
      return whole(block.body)
    case 'thinking':
      return block.body ? quoted(whole(block.body)) : null
    case 'toolUse':
      return toolText(block)
    case 'toolResult':
      return fenced(whole(block.result.body))
    case 'picture':
      return `_picture, ${block.picture.mediaType}_`
    case 'compaction':
      return compactionText(block)
    case 'note':
      return null
  }
}

const speakersOf = (agent: string): Partial<Record<TranscriptMessage['kind'], string>> => ({
  prompt: 'You',
  task: 'Task',
  answer: agent,
  error: 'Error',
  interruption: 'Interrupted',
})

/** Summaries that are told with the boundary before them. */
const summariesElsewhere = ({ seq, blocks }: TranscriptMessage): number[] =>
  blocks.flatMap((block) =>
    block.kind === 'compaction' && block.summarySeq !== null && block.summarySeq !== seq
      ? [block.summarySeq]
      : [],
  )

/** Records as markdown, a heading where the speaker changes; bookkeeping is left out. */
export const toMarkdown = (
  records: readonly TranscriptMessage[],
  agent: string,
  before: string | null,
) => {
  const speakers = speakersOf(agent)
  let speaker = before
  const parts: string[] = []
  const joined = new Set(records.flatMap(summariesElsewhere))
  for (const { seq, kind, blocks } of records) {
    if (joined.has(seq)) continue
    if (kind === 'quiet' || kind === 'meta' || kind === 'system' || kind === 'unknown') continue
    const texts = blocks.flatMap((block) => blockText(block) ?? [])
    const said = texts.filter((text) => text.trim() !== '')
    if (said.length === 0) continue
    const next = speakers[kind] ?? speaker
    if (next !== null && (next !== speaker || kind === 'prompt')) parts.push(`## ${next}`)
    speaker = next
    parts.push(...said)
  }
  return { text: parts.join('\n\n'), speaker }
}
