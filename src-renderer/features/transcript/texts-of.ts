import type { Block, LongText } from '#schema/transcript/block.ts'

const bodiesOf = (block: Block): readonly (LongText | null | undefined)[] => {
  switch (block.kind) {
    case 'text':
    case 'thinking':
    case 'note':
      return [block.body]
    case 'toolUse':
      return [block.input, block.result?.body]
    case 'toolResult':
      return [block.result.body]
    case 'compaction':
      return [block.summary]
    case 'picture':
      return []
  }
}

/** The texts of a record's blocks as they are here, in order; empty ones are left out. */
export const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap(bodiesOf).flatMap((body) => (body?.text ? [body.text] : []))
