/** Words with which a question, a wish or a complaint begins. */
const keywords = [
  ...['how', 'why', 'fix', 'error', 'help', 'what', 'can you', 'is there', 'where', 'when'],
  ...['which', 'should', 'would', 'does', 'not working', 'broken', 'issue', 'problem', 'bug'],
  ...['implement', 'create', 'add', 'make', 'build', 'set up', 'configure', 'explain'],
  ...['show me', 'tell me'],
] as const

const asks = new RegExp(`(?:^|[.!?:;]\\s|\\n)[\\s*\\-#>]*(?:${keywords.join('|')})\\b`, 'iu')

/** Words with which a person says that the answer did not do. */
const followUps = [
  ...["that didn't work", 'that did not work', "didn't work", 'still not working'],
  ...['still broken', 'still failing', 'still getting', 'same error', 'same issue', 'try again'],
  ...["that's wrong", 'that is wrong', "that's not right", 'not quite', 'not what i'],
  ...['nope', 'no, ', 'actually,', 'wait,', 'but ', 'however ', 'another error'],
] as const

const followsUp = new RegExp(`(?<![\\p{L}\\p{N}])(?:${followUps.join('|')})`, 'iu')

/** Characters in which a follow-up says that it is one. */
const followUpHead = 100

const fence = /^[ \t]*```[^\n`]*\n([\s\S]*?)(?:^[ \t]*```|$(?![\s\S]))/gmu

const indented = /(?:^(?: {4}|\t)\S[^\n]*(?:\n|$)){3}/mu

/** Shorter snippets say nothing of an answer. */
const leastCode = 10

/** Longest snippet that is given. */
const mostCode = 2_000

/** Code within an answer. */
export interface Snippet {
  /** As its fence names it; empty where it names none. */
  readonly language: string
  /** At most 2,000 characters. */
  readonly code: string
}

/** Whether a text asks for something by itself, whatever is answered. */
export const isQuestion = (text: string): boolean => text.includes('?') || asks.test(text)

/** Whether a text goes on with what was asked before. */
export const isFollowUp = (text: string): boolean => followsUp.test(text.slice(0, followUpHead))

/** Whether a text is what a tool said, in the words of an old transcript. */
export const isToolTalk = (text: string): boolean => /^\[Tool (?:Result|Error):/u.test(text)

/** Whether an answer holds code: a fence, or three lines that are indented by four. */
export const holdsCode = (text: string): boolean => text.includes('```') || indented.test(text)

/** The fenced code of an answer that is worth keeping: more than ten characters. */
export const snippetsOf = (text: string): Snippet[] =>
  [...text.matchAll(fence)].flatMap(([whole, code = '']) => {
    const language = /^[ \t]*```[ \t]*([^\s`]*)/u.exec(whole)?.[1] ?? ''
    const kept = code.trim()
    return kept.length > leastCode
      ? [{ language, code: kept.slice(0, mostCode).toWellFormed() }]
      : []
  })
