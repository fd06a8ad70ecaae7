import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A session id as Claude Code makes them. */
export const someSession = '0b1e7f2a-1111-4222-8333-444455556666'

const own = `projects/p/${someSession}`

/** One file of every kind that is kept beside transcripts, by its path below a config folder. */
export const sidecarFiles: Readonly<Record<string, string>> = {
  [`${own}/subagents/agent-a1.meta.json`]: '{"agentType":"Explore"}',
  [`${own}/subagents/workflows/run-1/journal.jsonl`]: '{"type":"started"}\n',
  [`${own}/workflows/run-1.json`]: '{"phases":[]}',
  [`${own}/workflows/scripts/build-run-1.js`]: 'export {}\n',
  [`${own}/tool-results/toolu_1.txt`]: 'long\r\noutput',
  [`projects/p/${someSession}.orphaned-1.jsonl`]: '{"type":"user"}\n',
  [`todos/${someSession}-agent-${someSession}.json`]: '[]',
  [`tasks/${someSession}/1.json`]: '{"id":"1"}',
  'teams/red/inboxes/lead.json': '[]',
  [`file-history/${someSession}/0123abcd@v1`]: 'before\0the edit',
  'plans/quiet-river.md': '# Plan\n',
  'history.jsonl': '',
}

/** Writes files below a config folder, keyed by their path there. */
export const writeBelow = (home: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(home, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
