import { expect, test } from 'vitest'
import type { Block } from '#schema/transcript/block.ts'
import { readBlocks } from './read-blocks.ts'
import { readFacts } from './read-facts.ts'

/** What every record of a conversation has. */
export const chain = {
  uuid: 'u',
  parentUuid: null,
  sessionId: 's',
  timestamp: '2026-10-20T08:00:00.000Z',
}

/** An attachment of a kind. */
export const attachment = (type: string, more: object = {}) => ({
  ...chain,
  type: 'attachment',
  attachment: { type, ...more },
})

/** A system record of a subtype, or of none. */
export const system = (subtype: string | undefined, more: object = {}) => ({
  ...chain,
  type: 'system',
  ...(subtype ? { subtype } : {}),
  ...more,
})

/** A record of progress of a kind. */
export const progress = (type: string, more: object = {}) => ({
  ...chain,
  type: 'progress',
  data: { type, ...more },
})

/** A record that stands outside the conversation. */
export const bare = (type: string, more: object = {}) => ({ type, sessionId: 's', ...more })

/** A block as its reader has it, on one line. */
export const told = (block: Block): string => {
  switch (block.kind) {
    case 'note':
      return `${block.name}: ${block.line}`
    case 'text':
      return block.body.text
    case 'thinking':
      return `thinking: ${block.body?.text ?? 'not recorded'}`
    case 'toolUse':
      return `calls ${block.name}`
    case 'toolResult':
      return `${block.result.isError ? 'failed' : 'result'}: ${block.result.body.text}`
    case 'picture':
      return `picture ${block.picture.mediaType}`
    case 'compaction':
      return `compaction ${block.trigger}`
  }
}

/** A record, how it is filed, and what a reader reads of it. */
export type KnownRecord = readonly [record: object, kind: string, type: string, shown: string]

/** One test for each record: it is known, filed and shown as said. */
export const testRecords = (records: readonly KnownRecord[]): void =>
  test.each(records.map(([record, kind, type, shown]) => [type, shown, kind, record] as const))(
    '%s is shown as %j',
    (type, shown, kind, record) => {
      const facts = readFacts(record)
      expect([facts.known, facts.kind, facts.recordType]).toEqual([true, kind, type])
      expect(facts.unknownParts).toBeUndefined()
      expect(readBlocks(record, { seq: 0, most: 500 }).map(told).join(' + ')).toBe(shown)
    },
  )
