import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Transcript, transcript } from '#main/sample/transcript.ts'

/** One session with every form that a record takes in the reader. */
export interface ReaderHome {
  readonly dir: string
  readonly id: string
  readonly file: string
  readonly agentId: string
}

const cwd = '/home/dev/atlas'
const id = '0f0f0f0f-0000-4000-8000-000000000001'
const agentId = 'a0123456789abcdef'

/** Two pixels, red and blue. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR42mP4z8DAwPAfAAUAAf9mBe4jAAAAAElFTkSuQmCC'

const edit = {
  file_path: `${cwd}/src/sync.ts`,
  old_string: 'const wait = 10',
  new_string: 'const wait = 20',
}

const patch = {
  filePath: edit.file_path,
  structuredPatch: [
    {
      oldStart: 41,
      oldLines: 2,
      newStart: 41,
      newLines: 2,
      lines: [' // How long to wait.', '-const wait = 10', '+const wait = 20'],
    },
  ],
}

const picture = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } }

const writeMain = (main: Transcript): void => {
  main
    .prompt([{ type: 'text', text: 'Why does the sync test fail?' }, picture])
    .toolCall('Read', { file_path: edit.file_path }, '1\tconst wait = 10', { thinking: '' })
    .toolCall('Bash', { command: 'npm test' }, '\u001b[31mred\u001b[0m Exit code 1', {
      isError: true,
    })
    .answer('The wait is **too short**.', { thinking: 'It waits ten milliseconds.' })
  const before = main.leaf
  main.prompt('Make it a flag.').answer('A flag it is.')
  main.rewindTo(before).prompt('Just make it longer.')
  main.toolCall('Edit', edit, 'The file has been updated.', { toolUseResult: patch })
  const asked = {
    prompt: 'Find every caller.',
    description: 'Find callers',
    subagent_type: 'Explore',
  }
  main.toolCall('Agent', asked, 'Three callers.', {
    toolUseResult: { agentId, status: 'completed' },
  })
  main.told('[Request interrupted by user]')
  main.chained({
    type: 'system',
    subtype: 'compact_boundary',
    content: 'Conversation compacted',
    compactMetadata: { trigger: 'auto', preTokens: 155_000, postTokens: 9_000 },
  })
  main.told(
    'This session is being continued from a previous conversation. Only the wait was wrong.',
    {
      isCompactSummary: true,
    },
  )
  main.prompt('Now commit it.').answer('Committed.')
  for (let line = 0; line < 40; line += 1)
    main.prompt(`Question ${line}?`).answer(`Answer ${line}.`)
}

/** Writes a config folder with that session and its subagent. */
export const writeReaderHome = (dir: string): ReaderHome => {
  const folder = path.join(dir, 'projects', '-home-dev-atlas')
  const startAt = Date.now() - 3_600_000
  const main = transcript({ sessionId: id, cwd, startAt, model: 'claude-opus-5', seed: 5 })
  writeMain(main)
  main.aiTitle('Read me from end to end')
  mkdirSync(path.join(folder, id, 'subagents'), { recursive: true })
  const file = path.join(folder, `${id}.jsonl`)
  writeFileSync(file, main.text())
  const agent = transcript({
    sessionId: id,
    cwd,
    startAt,
    model: 'claude-haiku-4-5-20251001',
    seed: 6,
    agentId,
  })
  agent.prompt('Find every caller.').answer('Three: a, b and c.')
  writeFileSync(path.join(folder, id, 'subagents', `agent-${agentId}.jsonl`), agent.text())
  return { dir, id, file, agentId }
}
