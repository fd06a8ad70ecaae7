import { SafeMarkdown } from '#renderer/ui/safe-markdown.tsx'
import type { Block } from '#schema/transcript/block.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { Compaction } from './compaction-block.tsx'
import { LongBody } from './long-text.tsx'
import { Note } from './note-block.tsx'
import { PictureView } from './picture-view.tsx'
import type { Part } from './reader-search.ts'
import { Thinking } from './thinking-block.tsx'
import { OrphanResult, ToolCall } from './tool-call.tsx'

interface AnyBlockProps {
  readonly record: TranscriptMessage
  readonly block: Block
  /** Place among the record's blocks. */
  readonly place: number
}

/** One piece of a record. */
export const AnyBlock = ({ record, block, place }: AnyBlockProps) => {
  const { seq, kind, recordType, at } = record
  const id = `${seq}.${place}`
  const text = { seq, block: place }
  switch (block.kind) {
    case 'text':
      return (
        <div>
          <LongBody body={block.body} place={text}>
            {(whole) => <SafeMarkdown text={whole} isTyped={kind !== 'answer'} />}
          </LongBody>
        </div>
      )
    case 'thinking':
      return <Thinking id={id} block={block} place={text} />
    case 'toolUse':
      return <ToolCall id={id} seq={seq} place={place} at={at} block={block} />
    case 'toolResult':
      return <OrphanResult id={id} seq={seq} place={place} block={block} />
    case 'picture':
      return <PictureView picture={block.picture} />
    case 'compaction':
      return <Compaction id={id} block={block} place={text} />
    case 'note':
      return <Note id={id} block={block} place={text} kind={kind} recordType={recordType} />
  }
}

/** Whether a block of an answer passes the parts that a person chose. */
export const isBlockShown = (block: Block, parts: ReadonlySet<Part>): boolean => {
  switch (block.kind) {
    case 'text':
    case 'picture':
      return parts.has('answers')
    case 'thinking':
      return parts.has('thinking')
    case 'toolUse':
      return parts.has('tools') || (parts.has('errors') && block.result?.isError === true)
    default:
      return true
  }
}
