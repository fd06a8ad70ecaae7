import { FoldVertical } from 'lucide-react'
import { compactCount, exactCount, formatDuration } from '#renderer/lib/format.ts'
import { SafeMarkdown } from '#renderer/ui/safe-markdown.tsx'
import type { BlockOf } from '#schema/transcript/block.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './blocks.module.css'
import { Fold } from './fold.tsx'
import { LongBody } from './long-text.tsx'
import type { TextPlace } from './use-whole-text.ts'

interface CompactionProps {
  readonly id: string
  readonly block: BlockOf<'compaction'>
  readonly place: TextPlace
}

const figuresOf = ({ preTokens, postTokens, durationMs, trigger }: BlockOf<'compaction'>) =>
  [
    trigger === null ? null : visibleText(trigger),
    preTokens === null
      ? 'size not recorded'
      : postTokens === null
        ? `from ${compactCount(preTokens)} tokens`
        : `${compactCount(preTokens)} → ${compactCount(postTokens)} tokens`,
    durationMs === null ? null : formatDuration(durationMs),
  ]
    .filter((part) => part !== null)
    .join(' · ')

/** The context was made smaller here: by how much, and what the agent went on from. */
export const Compaction = ({ id, block, place }: CompactionProps) => {
  const { summary, preTokens } = block
  const exact = preTokens === null ? undefined : `${exactCount(preTokens)} tokens before`
  const head = (
    <>
      <FoldVertical size={13} className={styles.soft} aria-hidden />
      <span className={styles.name}>compaction</span>
      <span className={styles.line} title={exact}>
        {figuresOf(block)}
        {summary === null && ' · no summary recorded'}
      </span>
    </>
  )
  if (summary === null) return <p className={styles.quietLine}>{head}</p>
  return (
    <Fold id={id} head={head}>
      <div className={styles.thinking}>
        <LongBody body={summary} place={place}>
          {(text) => <SafeMarkdown text={text} isTyped />}
        </LongBody>
      </div>
    </Fold>
  )
}
