import {
  event,
  item,
  type RolloutTokens,
  rolloutId,
  rolloutLine,
  said,
  tokenCount,
} from './rollout.ts'

/** Thread ids of the fixtures; the second of their making is their first number. */
export const ids = {
  parent: rolloutId(0, 0xa1),
  fork: rolloutId(100, 0xb1),
  agent: rolloutId(40, 0xc1),
}

/** Where the rollout of a thread lies. */
export const pathOf = (thread: string, folder = 'sessions/2026/08/03'): string =>
  `${folder}/rollout-2026-08-03T09-00-00-${thread}.jsonl`

/** The head of a rollout. */
export const head = (id: string, more: object = {}, second = 0) =>
  rolloutLine(
    'session_meta',
    {
      id,
      timestamp: new Date(Date.UTC(2026, 7, 3, 9) + second * 1000).toISOString(),
      cwd: '/work/shop',
      cli_version: '0.146.0',
      git: { branch: 'main' },
      ...more,
    },
    second,
  )

/** A turn that begins, with its model. */
export const turn = (id: string | null, model: string | null, second: number) => [
  event('task_started', id ? { turn_id: id } : {}, second),
  rolloutLine(
    'turn_context',
    { cwd: '/work/shop', ...(id ? { turn_id: id } : {}), ...(model ? { model } : {}) },
    second,
  ),
]

/** A prompt in both forms that Codex writes. */
export const prompt = (text: string, second: number) => [
  said('user', text, second),
  event('user_message', { message: text }, second),
]

const patch = `*** Begin Patch
*** Update File: src/cart.ts
@@ total
 const sum = 1
-const tax = 0
+const tax = 2
*** Add File: src/tax.ts
+export const tax = 2
*** End Patch`

/** A session of two turns: 3 calls, 1 of them said twice. */
export const parentLines = (turns: readonly [string | null, string | null]): object[] => [
  head(ids.parent),
  said('developer', '<permissions instructions>\nbe careful', 1),
  said('user', '<environment_context>\n  <cwd>/work/shop</cwd>\n</environment_context>', 1),
  ...turn(turns[0], 'gpt-5-codex', 2),
  ...prompt('fix the tax', 2),
  event('token_count', { info: null, rate_limits: {} }, 3),
  item({ type: 'reasoning', summary: [], content: null, encrypted_content: 'gAAAA' }, 4),
  item(
    {
      type: 'function_call',
      name: 'shell',
      arguments: JSON.stringify({ command: ['bash', '-lc', 'npm test'], workdir: '/work/shop' }),
      call_id: 'call_1',
    },
    4,
  ),
  tokenCount([1000, 0, 100], [1000, 0, 100], 4),
  item(
    {
      type: 'function_call_output',
      call_id: 'call_1',
      output: JSON.stringify({
        output: '1 failed',
        metadata: { exit_code: 1, duration_seconds: 2.5 },
      }),
    },
    6,
  ),
  tokenCount([1000, 0, 100], [1000, 0, 100], 6),
  item({ type: 'custom_tool_call', name: 'apply_patch', input: patch, call_id: 'call_2' }, 8),
  tokenCount([2500, 900, 180], [1500, 900, 80], 8),
  item(
    {
      type: 'custom_tool_call_output',
      call_id: 'call_2',
      output: 'Exit code: 0\nWall time: 0.2 seconds\nOutput:\nSuccess.\n',
    },
    9,
  ),
  event('agent_message', { message: 'Mended.' }, 9),
  said('assistant', 'Mended.', 9),
  ...turn(turns[1], 'gpt-5.6', 30),
  ...prompt('thanks', 30),
  event('turn_aborted', { reason: 'interrupted' }, 31),
  item({ type: 'reasoning', summary: [{ type: 'summary_text', text: '**Done?**' }] }, 32),
  tokenCount([4500, 2700, 200], [2000, 1800, 20], 32),
  rolloutLine('compacted', { message: 'The tax is right now.' }, 33),
  event('context_compacted', {}, 33),
]

/** Everything of another thread as a fork repeats it: with the time of the fork. */
export const copyOf = (lines: readonly object[], second: number): object[] =>
  lines.map((line, place) => ({
    ...line,
    timestamp: new Date(
      Date.UTC(2026, 7, 3, 9) + second * 1000 + Math.floor(place / 4),
    ).toISOString(),
  }))

/** A fork of a thread after all its calls, with one call of its own. */
export const forkLines = (
  copied: readonly object[],
  ownTurn: string | null,
  own: { readonly total: RolloutTokens; readonly last: RolloutTokens },
): object[] => [
  head(ids.fork, { forked_from_id: ids.parent }, 100),
  ...copyOf(copied, 100),
  ...turn(ownTurn, 'gpt-5.6', 130),
  ...prompt('and the discount', 130),
  // Said once more before the first call: it tells of the other thread's last one.
  tokenCount([4500, 2700, 200], [2000, 1800, 20], 131),
  said('assistant', 'Done.', 140),
  tokenCount(own.total, own.last, 140),
]
