import { Brain } from 'lucide-react'
import { oneLine } from '#renderer/lib/one-line.ts'
import { SafeMarkdown } from '#renderer/ui/safe-markdown.tsx'
import type { BlockOf } from '#schema/transcript/block.ts'
import styles from './blocks.module.css'
import { Fold } from './fold.tsx'
import { LongBody } from './long-text.tsx'
import type { TextPlace } from './use-whole-text.ts'

interface ThinkingProps {
  readonly id: string
  readonly block: BlockOf<'thinking'>
  readonly place: TextPlace
}

/** What the agent thought, folded; newer agents do not record it. */
export const Thinking = ({ id, block: { body }, place }: ThinkingProps) =>
  body === null ? (
    <p className={styles.quietLine}>
      <Brain size={13} aria-hidden />
      thinking (not recorded)
    </p>
  ) : (
    <Fold
      id={id}
      head={
        <>
          <Brain size={13} className={styles.soft} aria-hidden />
          <span className={styles.name}>thinking</span>
          <span className={styles.line}>
            {oneLine(body.text.slice(0, 200)).replaceAll('**', '')}
          </span>
        </>
      }
    >
      <div className={styles.thinking}>
        <LongBody body={body} place={place}>
          {(text) => <SafeMarkdown text={text} isTyped />}
        </LongBody>
      </div>
    </Fold>
  )
