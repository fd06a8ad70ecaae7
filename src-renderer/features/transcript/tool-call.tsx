import { Ban, Check, CircleX, Hourglass, type LucideIcon } from 'lucide-react'
import { cx } from '#renderer/lib/class-names.ts'
import { formatDuration } from '#renderer/lib/format.ts'
import type { BlockOf, ToolResult } from '#schema/transcript/block.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './blocks.module.css'
import { DiffCounts, DiffView } from './diff-view.tsx'
import { Fold } from './fold.tsx'
import { PlainText } from './long-text.tsx'
import { PictureView } from './picture-view.tsx'
import { useReader } from './reader-context.ts'
import { resultLine, toolLine } from './tool-line.ts'
import { ToolName } from './tool-name.tsx'

interface ToolCallProps {
  readonly id: string
  readonly seq: number
  readonly place: number
  /** When it was called. */
  readonly at: number | null
  readonly block: BlockOf<'toolUse'>
}

interface Outcome {
  readonly Icon: LucideIcon
  readonly label: string
  readonly tone: 'good' | 'failed' | 'rejected' | 'open'
}

const outcomeOf = (result: ToolResult | null): Outcome => {
  if (result === null) return { Icon: Hourglass, label: 'no result recorded', tone: 'open' }
  if (result.isRejected) return { Icon: Ban, label: 'rejected', tone: 'rejected' }
  if (result.isError) return { Icon: CircleX, label: 'failed', tone: 'failed' }
  return { Icon: Check, label: 'done', tone: 'good' }
}

/** How long it took: as recorded, else at most the time between call and answer. */
const durationOf = (result: ToolResult | null, at: number | null) => {
  if (result === null) return null
  if (result.durationMs !== null) {
    return { text: formatDuration(result.durationMs), title: 'As recorded' }
  }
  if (result.at === null || at === null || result.at < at) return null
  const title = 'At most: from the call to its answer; calls may run side by side'
  const ms = result.at - at
  return { text: ms < 1000 ? formatDuration(ms) : `≤\u00a0${formatDuration(ms)}`, title }
}

const Head = ({ block, at }: Pick<ToolCallProps, 'block' | 'at'>) => {
  const { cwd } = useReader()
  const { name, input, diffs, result } = block
  const { Icon, label, tone } = outcomeOf(result)
  const duration = durationOf(result, at)
  return (
    <>
      <ToolName name={name} />
      <code className={styles.line}>{visibleText(toolLine(input.text, cwd))}</code>
      <DiffCounts diffs={diffs} />
      <span className={styles.push} />
      {duration && (
        <span className={styles.duration} title={duration.title}>
          {duration.text}
        </span>
      )}
      <span className={cx(styles.outcome, styles[tone])} title={label}>
        <Icon size={13} role="img" aria-label={label} />
      </span>
    </>
  )
}

const Result = ({
  seq,
  place,
  result,
}: Pick<ToolCallProps, 'seq' | 'place'> & { readonly result: ToolResult }) => (
  <>
    <p className={cx(styles.resultHead, result.isError && styles.bad)}>
      {result.isRejected ? 'rejected' : result.isError ? 'error' : 'result'}
    </p>
    {result.body.length > 0 ? (
      <PlainText body={result.body} place={{ seq, block: place, part: 'result' }} label="result" />
    ) : (
      result.pictures.length === 0 && <p className={styles.quietText}>no output</p>
    )}
    {result.pictures.map((picture) => (
      <PictureView key={picture.place} picture={picture} />
    ))}
  </>
)

/** A failure says itself without being opened; so does a person's "no". */
const Trouble = ({ result }: { readonly result: ToolResult | null }) => {
  if (result === null || !(result.isError || result.isRejected)) return null
  return (
    <p className={cx(styles.trouble, result.isError && styles.bad)}>
      {visibleText(resultLine(result.body.text))}
    </p>
  )
}

/** A tool call: what was asked, what came of it, and what it changed. */
export const ToolCall = ({ id, seq, place, at, block }: ToolCallProps) => {
  const { cwd } = useReader()
  const { result, diffs, input } = block
  return (
    <>
      <Fold id={id} head={<Head block={block} at={at} />}>
        {diffs.map((diff, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: diffs of a call never move
          <DiffView key={index} diff={diff} cwd={cwd} />
        ))}
        {diffs.length === 0 && (
          <PlainText body={input} place={{ seq, block: place }} label="input" />
        )}
        {result && <Result seq={seq} place={place} result={result} />}
      </Fold>
      <Trouble result={result} />
    </>
  )
}

interface OrphanProps {
  readonly id: string
  readonly seq: number
  readonly place: number
  readonly block: BlockOf<'toolResult'>
}

/** A result whose call is not in this transcript. */
export const OrphanResult = ({ id, seq, place, block: { result } }: OrphanProps) => {
  const { Icon, label, tone } = outcomeOf(result)
  return (
    <Fold
      id={id}
      head={
        <>
          <span className={styles.result}>result of a call that is not here</span>
          <code className={styles.line}>{visibleText(resultLine(result.body.text))}</code>
          <span className={styles.push} />
          <span className={cx(styles.outcome, styles[tone])} title={label}>
            <Icon size={13} role="img" aria-label={label} />
          </span>
        </>
      }
    >
      <Result seq={seq} place={place} result={result} />
    </Fold>
  )
}
