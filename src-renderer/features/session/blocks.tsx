import { Brain, CircleX, CornerDownRight, Image as Picture, Shapes } from 'lucide-react'
import { formatBytes } from '#renderer/lib/format.ts'
import { SafeMarkdown } from '#renderer/ui/safe-markdown.tsx'
import type { Block, MessageKind } from '#schema/transcript/event.ts'
import styles from './blocks.module.css'
import { Fold } from './fold.tsx'
import { CutNote, PlainText } from './long-text.tsx'
import { typedText } from './tags.ts'
import { resultLine, toolLine } from './tool-line.ts'
import { ToolName } from './tool-name.tsx'

interface BlockProps<K extends Block['kind']> {
  readonly id: string
  readonly block: Extract<Block, { kind: K }>
}

const Thinking = ({ id, block: { body } }: BlockProps<'thinking'>) =>
  body === null || body.text === '' ? (
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
          <span className={styles.line}>{body.text.slice(0, 200)}</span>
        </>
      }
    >
      <div className={styles.thinking}>
        <SafeMarkdown text={body.text} isTyped />
        <CutNote body={body} />
      </div>
    </Fold>
  )

const ToolUse = ({ id, block, cwd }: BlockProps<'toolUse'> & { readonly cwd: string | null }) => (
  <Fold
    id={id}
    head={
      <>
        <ToolName name={block.name} />
        <code className={styles.line}>{toolLine(block.input.text, cwd)}</code>
      </>
    }
  >
    <PlainText body={block.input} />
  </Fold>
)

const ToolResult = ({ id, block: { isError, body } }: BlockProps<'toolResult'>) => (
  <Fold
    id={id}
    tone={isError ? 'bad' : 'plain'}
    head={
      <>
        {isError ? (
          <>
            <CircleX size={13} aria-hidden />
            <span className={styles.name}>error</span>
          </>
        ) : (
          <>
            <CornerDownRight size={13} className={styles.soft} aria-hidden />
            <span className={styles.result}>result</span>
          </>
        )}
        <code className={styles.line}>{resultLine(body.text)}</code>
      </>
    }
  >
    <PlainText body={body} />
  </Fold>
)

const ImageNote = ({ block: { mediaType, bytes } }: BlockProps<'image'>) => (
  <p className={styles.quietLine}>
    <Picture size={13} aria-hidden />
    picture · {mediaType} · {formatBytes(bytes)}
  </p>
)

const Other = ({ id, block: { name, body } }: BlockProps<'other'>) => (
  <Fold
    id={id}
    head={
      <>
        <Shapes size={13} className={styles.soft} aria-hidden />
        <span className={styles.result}>{name}</span>
        <code className={styles.line}>{body.text.slice(0, 200)}</code>
      </>
    }
  >
    <PlainText body={body} />
  </Fold>
)

interface AnyBlockProps {
  readonly id: string
  readonly block: Block
  readonly kind: MessageKind
  readonly cwd: string | null
}

/** One piece of a record. */
export const AnyBlock = ({ id, block, kind, cwd }: AnyBlockProps) => {
  switch (block.kind) {
    case 'text':
      return (
        <div>
          <SafeMarkdown
            text={kind === 'prompt' ? typedText(block.body.text) : block.body.text}
            isTyped={kind !== 'answer'}
          />
          <CutNote body={block.body} />
        </div>
      )
    case 'thinking':
      return <Thinking id={id} block={block} />
    case 'toolUse':
      return <ToolUse id={id} block={block} cwd={cwd} />
    case 'toolResult':
      return <ToolResult id={id} block={block} />
    case 'image':
      return <ImageNote id={id} block={block} />
    case 'other':
      return <Other id={id} block={block} />
  }
}
