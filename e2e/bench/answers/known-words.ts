import { type OperationName, type Output, operationOf } from '#schema/operations.ts'
import type { Ask } from './ask.ts'

/** Words that a store holds, by in how many of its records they stand. */
export interface KnownWords {
  /** In twenty at most. */
  readonly rare: readonly string[]
  /** In up to one of a hundred. */
  readonly mid: readonly string[]
  /** In one of twenty at least. */
  readonly common: readonly string[]
}

const mostLooked = 400

const answerTo = async <N extends OperationName>(ask: Ask, name: N, input: object) => {
  const { text } = await ask({ name, input })
  return operationOf(name).output.parse(JSON.parse(text)) as Output<N>
}

/** Words out of what the sessions hold, some of each. */
const wordsOf = async (ask: Ask, sessions: readonly string[]): Promise<readonly string[]> => {
  const words = new Set<string>()
  const each = Math.ceil(mostLooked / Math.min(40, sessions.length))
  for (const id of sessions.slice(0, 40)) {
    const { rows } = await answerTo(ask, 'transcript.records', { id, from: 0, limit: 60 })
    const said = JSON.stringify(rows).match(/[a-z]{3,14}/g) ?? []
    const step = Math.max(1, Math.floor(said.length / each))
    for (const [place, word] of said.entries()) if (place % step === 0) words.add(word)
  }
  return [...words].slice(0, mostLooked)
}

/** Asks a store for words of each kind; throws where it has none of one. */
export const findWords = async (ask: Ask, sessions: readonly string[]): Promise<KnownWords> => {
  const { total_messages: records } = await answerTo(ask, 'search.stats', {})
  const found = { rare: [] as string[], mid: [] as string[], common: [] as string[] }
  for (const word of await wordsOf(ask, sessions)) {
    const { total } = await answerTo(ask, 'search.counts', { q: word })
    if (total > 0 && total <= 20) found.rare.push(word)
    else if (total > 20 && total <= records / 100) found.mid.push(word)
    else if (total >= records / 20) found.common.push(word)
  }
  for (const [kind, words] of Object.entries(found))
    if (words.length === 0) throw new Error(`the store holds no ${kind} word`)
  return found
}
