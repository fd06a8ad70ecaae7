import { createHash } from 'node:crypto'
import { openEnd, type PairRow } from '#main/store/insights-writer.ts'
import { holdsCode, isFollowUp, isQuestion, isToolTalk, snippetsOf } from './question-rules.ts'

/** Where a record stands. */
export interface Place {
  readonly fileId: number
  readonly seq: number
  readonly offset: number
}

/** What is needed of a message with text to tell questions from answers; not the text itself. */
export interface Said extends Place {
  readonly role: 'user' | 'assistant'
  /** UTC ms. */
  readonly at: number
  /** First 200 characters. */
  readonly head: string
  readonly asks: boolean
  readonly followsUp: boolean
  readonly hasCode: boolean
  readonly hasSnippet: boolean
  /** Tells records of one answer from those of the next. */
  readonly answer: string
  readonly model: string | null
  readonly tools: readonly string[]
}

/** What of a message is known before its text is read. */
type Frame = Pick<Said, 'role' | 'at' | 'answer' | 'model' | 'tools' | 'fileId' | 'seq' | 'offset'>

/** A message by its text; null for one that is none: what a tool said, or nothing at all. */
export const toSaid = (frame: Frame, text: string): Said | null => {
  const isUser = frame.role === 'user'
  if (isUser && (text.trim() === '' || isToolTalk(text))) return null
  return {
    ...frame,
    head: text.slice(0, 200),
    asks: isUser && isQuestion(text),
    followsUp: isUser && isFollowUp(text),
    hasCode: !isUser && holdsCode(text),
    hasSnippet: !isUser && snippetsOf(text).length > 0,
  }
}

/** Records behind a prompt among which an answer with code makes it a question. */
const nearby = 4

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

const timeOf = ({ at }: Said): string => new Date(at).toISOString()

const isAnswerOf = ({ role, head, hasCode }: Said): boolean =>
  role === 'assistant' && (head !== '' || hasCode)

const asksAt = (said: readonly Said[], place: number): boolean => {
  if (said[place]?.asks) return true
  const near = said.filter((one, at) => at > place && (one.role === 'user' || isAnswerOf(one)))
  return near.slice(0, nearby).find(({ role }) => role === 'assistant')?.hasCode ?? false
}

const toPair = (sessionId: string, all: readonly Said[], next: Said | undefined): PairRow[] => {
  const [question, ...rest] = all
  if (!question) return []
  const answers = rest.filter(isAnswerOf)
  const loops = rest.filter(({ role }) => role === 'user').length
  const hasCode = answers.some(({ hasSnippet }) => hasSnippet)
  const sameFile = next && next.fileId === question.fileId
  return [
    {
      id: hashOf(`${sessionId}:${timeOf(question)}:${question.head}`),
      asked: hashOf(`${timeOf(question)}|${question.head}`),
      fileId: question.fileId,
      fromOffset: question.offset,
      toOffset: sameFile ? next.offset : openEnd,
      at: question.at,
      model: rest.find(({ model }) => model !== null)?.model ?? null,
      attempts: Math.max(1, new Set(answers.map(({ answer }) => answer)).size),
      loops,
      status: loops >= 2 ? 'looped' : hasCode ? 'resolved' : 'open',
      hasCode,
      tools: [...new Set(rest.flatMap(({ tools }) => tools))],
    },
  ]
}

/** Pairs in a stretch of a session, and where the last one that may still grow begins. */
export interface FoundPairs {
  readonly pairs: PairRow[]
  readonly openFrom: Place | null
}

/**
 * Questions with their answers. A question is a prompt that asks by itself or is answered with code;
 * its answer is everything until the next prompt that does not go on with it. What follows up is
 * counted as a loop; an answer counts as an attempt once, however many records it has.
 */
export const findPairs = (sessionId: string, said: readonly Said[]): FoundPairs => {
  const pairs: PairRow[] = []
  let openFrom: Place | null = null
  for (let place = 0; place < said.length; ) {
    const first = said[place]
    if (!first || first.role === 'assistant') {
      place += 1
      continue
    }
    openFrom = first
    if (!asksAt(said, place)) {
      place += 1
      continue
    }
    const goesOn = (one: Said): boolean =>
      one.fileId === first.fileId && (one.role === 'assistant' || one.followsUp)
    let end = place + 1
    for (let one = said[end]; one && goesOn(one); one = said[end]) end += 1
    pairs.push(...toPair(sessionId, said.slice(place, end), said[end]))
    place = end
  }
  return { pairs, openFrom }
}
