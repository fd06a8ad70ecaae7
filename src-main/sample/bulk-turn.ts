import {
  codeText,
  markdownText,
  numberedText,
  outputText,
  proseText,
  sentenceText,
} from './bulk-text.ts'
import { logNormalFrom, pickFrom, type Random, wholeFrom } from './random.ts'
import type { AnswerOptions, Transcript } from './transcript.ts'

/** What a tool may answer at most, and does now and then. */
const longResultBytes = 200_000

const longResultShare = 0.006

const resultBytes = (random: Random): number =>
  random() < longResultShare ? longResultBytes : Math.min(60_000, logNormalFrom(random, 1_400, 1.3))

const file = (random: Random): string =>
  `/home/dev/src/${sentenceText(random).split(' ')[1] ?? 'main'}-${wholeFrom(random, 1, 400)}.ts`

type AddCall = (to: Transcript, random: Random, thinking: AnswerOptions) => void

const calls: readonly [AddCall, ...AddCall[]] = [
  (to, random, thinking) =>
    to.toolCall(
      'Read',
      { file_path: file(random) },
      numberedText(random, resultBytes(random)),
      thinking,
    ),
  (to, random, thinking) => {
    const isError = random() < 0.12
    const command = `npm run ${sentenceText(random).toLowerCase()}`
    const description = sentenceText(random)
    const output = outputText(random, resultBytes(random))
    to.toolCall('Bash', { command, description }, isError ? `Exit code 1\n${output}` : output, {
      ...thinking,
      isError,
    })
  },
  (to, random, thinking) => {
    const [before, after] = [codeText(random, 300), codeText(random, wholeFrom(random, 80, 1500))]
    const edit = { file_path: file(random), old_string: before, new_string: after }
    to.toolCall('Edit', edit, `The file has been updated.\n${numberedText(random, 600)}`, thinking)
  },
  (to, random, thinking) =>
    to.toolCall(
      'Grep',
      { pattern: sentenceText(random).slice(0, 12), output_mode: 'content' },
      outputText(random, resultBytes(random) / 2),
      thinking,
    ),
  (to, random, thinking) => {
    const content = codeText(random, Math.min(30_000, logNormalFrom(random, 2_500, 0.9)))
    to.toolCall('Write', { file_path: file(random), content }, 'File created.', thinking)
  },
]

const thinkingFrom = (random: Random): AnswerOptions =>
  random() < 0.3 ? { thinking: proseText(random, wholeFrom(random, 1, 8)) } : {}

const promptFrom = (random: Random): string => {
  const asked = proseText(random, wholeFrom(random, 1, 3))
  // A person pastes what went wrong.
  return random() < 0.08 ? `${asked}\n\n${outputText(random, 4_000)}` : asked
}

/** A prompt, the work on it, and the answer: 20 KB on average. */
export const addTurn = (to: Transcript, random: Random, prompt?: string): void => {
  to.prompt(prompt ?? promptFrom(random))
  const count = wholeFrom(random, 0, 7)
  for (let call = 0; call < count; call += 1) {
    pickFrom(random, calls)(to, random, thinkingFrom(random))
  }
  if (random() < 0.02) to.synthetic('API Error: Rate limit reached')
  if (random() < 0.3) {
    to.record({ type: 'file-history-snapshot', messageId: to.sessionId, snapshot: {} })
  }
  to.answer(markdownText(random), thinkingFrom(random))
}
