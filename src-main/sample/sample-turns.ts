import { hexFrom, type Random } from './random.ts'
import { chartPicture } from './sample-picture.ts'
import type { SampleSession } from './sample-session.ts'
import type { SampleTurn } from './sample-topics.ts'

const hook = ({ to }: SampleSession, random: Random, hookEvent: string, command: string): void => {
  to.chained({
    type: 'attachment',
    attachment: {
      type: 'hook_success',
      hookName: hookEvent,
      toolUseID: `hook-${hexFrom(random, 12)}`,
      hookEvent,
      content: '',
      stdout: 'formatted 2 files\n',
      stderr: '',
      exitCode: 0,
      command,
      durationMs: 140,
    },
  })
}

const hooks = (session: SampleSession, random: Random): void => {
  hook(session, random, 'PostToolUse', 'npm run format')
  session.say('The formatter ran after the edit; nothing else moved.')
  session.to.chained({
    type: 'system',
    subtype: 'stop_hook_summary',
    hookCount: 1,
    hookInfos: [{ command: 'npm run lint' }],
    hookErrors: [],
    preventedContinuation: false,
    stopReason: '',
    hasOutput: false,
    level: 'suggestion',
    toolUseID: `toolu_${hexFrom(random, 24)}`,
  })
}

const compaction = (session: SampleSession): void => {
  const { to, context } = session
  const before = to.leaf
  const preTokens = context.size
  context.shrink()
  to.rewindTo(null).chained({
    type: 'system',
    subtype: 'compact_boundary',
    logicalParentUuid: before,
    content: 'Conversation compacted',
    isMeta: false,
    level: 'info',
    compactMetadata: { trigger: 'auto', preTokens, postTokens: context.size, durationMs: 41_000 },
  })
  to.told(
    'This session is being continued from a previous conversation that ran out of context. ' +
      'The summary below covers the earlier portion of the conversation.\n\nSummary:\n' +
      '1. **Request**: see the first prompt.\n2. **Done**: the cause is found, one file changed.\n' +
      '3. **Open**: the tests, and a note in the changelog.',
    { isCompactSummary: true, isVisibleInTranscriptOnly: true },
  )
  session.say('I go on with the tests, then the changelog.')
}

const picture = (session: SampleSession): void => {
  const source = { type: 'base64', media_type: 'image/png', data: chartPicture }
  session.to.prompt([
    { type: 'text', text: '[Image #1] Like this, with the newest month at the right.' },
    { type: 'image', source },
  ])
  session.say('Ten bars in two colours, newest at the right, a thin base line. I take that over.')
}

const slash = (session: SampleSession): void => {
  session.to
    .prompt(
      '<command-name>/review</command-name>\n<command-message>review</command-message>\n' +
        '<command-args>the last change</command-args>',
    )
    .told('<local-command-stdout>Reviewing the working tree</local-command-stdout>')
  session.say(
    '### Review\n\n| Place | Finding |\n| --- | --- |\n| line 8 | covered by a test now |\n' +
      '| line 11 | **could** be shorter |\n\nNothing that should stop a commit.',
  )
}

const interrupted = (session: SampleSession): void => {
  session.to.prompt('Rewrite the whole module while you are at it.')
  session.say('I start with the module that everything imports.')
  session.to.told([{ type: 'text', text: '[Request interrupted by user]' }])
  session.to.prompt('No, stop. Only the one function, please.')
  session.say('Only the one function, then.')
}

const rewind = (session: SampleSession): void => {
  const { to } = session
  const before = to.leaf
  to.prompt('Put it behind a flag.')
  session.say('It is behind `--new-export` now.')
  to.rewindTo(before).prompt('On second thought: no flag, everybody gets it.')
  session.say('No flag, then. Everybody gets it with the next release.')
}

const queued = (session: SampleSession): void => {
  const prompt = 'And add a line to the changelog when you are done.'
  const { to } = session
  const timestamp = new Date(to.at).toISOString()
  const operation = { type: 'queue-operation', timestamp, sessionId: to.sessionId }
  to.record({ ...operation, operation: 'enqueue', content: prompt })
  session.run('git diff --stat', 'Show what changed', ' 2 files changed, 14 insertions(+)')
  to.record({ ...operation, operation: 'dequeue' })
  to.chained({
    type: 'attachment',
    attachment: { type: 'queued_command', prompt, commandMode: 'prompt' },
  })
  session.create('CHANGELOG.md', '# Changes\n\n- Rows are no longer lost when the worker ends.\n')
  session.say('The changelog has its line.')
}

const search = (session: SampleSession): void => {
  const query = 'migration guide next major version'
  session.to.toolCall('WebSearch', { query }, `Web search results for query: "${query}"`, {
    ...session.call(),
    toolUseResult: { query, results: [], durationSeconds: 3.2, searchCount: 1 },
  })
  session.say('The guide names two breaking changes, and we use neither.')
}

const trouble = (session: SampleSession): void => {
  const { to } = session
  to.chained({
    type: 'system',
    subtype: 'api_error',
    level: 'error',
    error: { status: 529, error: { type: 'overloaded_error', message: 'Overloaded' } },
    retryInMs: 1_200,
    retryAttempt: 1,
    maxRetries: 10,
  })
  const { test } = session.project
  session.run(test, 'Run the tests', 'Exit code 1\n3 failed, 41 passed', true)
  session.run(test, 'Run them once more', 'Exit code 1\n1 failed, 43 passed', true)
  to.synthetic('API Error: Rate limit reached')
  to.wait(240_000).prompt('Try again.')
}

/** Writes one kind of turn into a session; subagents are written beside it. */
export const sampleTurns: Readonly<
  Record<Exclude<SampleTurn, 'agents'>, (session: SampleSession, random: Random) => void>
> = { compaction, hooks, interrupted, picture, queued, rewind, search, slash, trouble }
