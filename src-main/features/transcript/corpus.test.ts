import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { askHome } from '#main/testing/ask-store.ts'
import { temporaryFolder } from '#main/testing/transcript.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'

const tool = path.resolve('../shared/tools/corpus-home')
const isThere = existsSync(tool)
if (!isThere) process.stdout.write('Skipped: no corpus of real transcripts beside this checkout.\n')

/** Whether a record has something to be seen by; an answer without content says that it has none. */
const isSeen = ({ blocks, kind }: TranscriptMessage, isHosted: boolean): boolean =>
  isHosted || blocks.length > 0 || kind === 'answer'

test.runIf(isThere)(
  'every record of the real transcripts is shown, told in another, or counted as bookkeeping',
  async () => {
    const home = temporaryFolder()
    execFileSync(tool, [home])
    const { ask } = await askHome(home)
    const { rows: sessions } = await ask('sessions.list', { limit: 500 })
    expect(sessions).toHaveLength(62)
    const sum = { records: 0, quiet: 0, hosted: 0, own: 0 }
    for (const { id, subagents, usage } of sessions) {
      const agents = subagents > 0 ? (await ask('transcript.agents', { id })).rows : []
      let cost = 0
      for (const agentId of [undefined, ...agents.map((agent) => agent.agentId)]) {
        const thread = { id, ...(agentId ? { agentId } : {}) }
        const { kinds, hosts } = await ask('transcript.outline', thread)
        const hosted = new Map(hosts)
        for (const [seq, host] of hosts) {
          expect(hosted.has(host), `record ${seq} of ${id} is told in one that has no row`).toBe(
            false,
          )
        }
        let seen = 0
        for (let from = 0; from < kinds.length; from += 500) {
          const page = await ask('transcript.records', { ...thread, from, limit: 500 })
          for (const record of page.rows) {
            expect(record.seq).toBe(seen)
            expect(record.kind).toBe(kinds[seen])
            expect(isSeen(record, hosted.has(seen)), `record ${seen} of ${id}`).toBe(true)
            seen += 1
          }
        }
        expect(seen).toBe(kinds.length)
        const quiet = kinds.filter((kind) => kind === 'quiet').length
        sum.records += kinds.length
        sum.quiet += quiet
        sum.hosted += hosts.length
        sum.own += kinds.length - quiet - hosts.length
        for (const turn of (await ask('transcript.turns', thread)).rows) cost += turn.costUsd ?? 0
      }
      expect(cost, `turns of ${id}`).toBeCloseTo(usage.costUsd ?? 0, 6)
    }
    process.stdout.write(`records of the real transcripts: ${JSON.stringify(sum)}\n`)
    expect(sum.own + sum.hosted + sum.quiet).toBe(sum.records)
    // 12,575 lines, of which 6 cannot be read, and records written without a newline between them.
    expect(sum.records).toBeGreaterThanOrEqual(12_569)
  },
  60_000,
)
