import type { SearchTerm } from '#schema/search-query.ts'

/** A stretch of a text, `to` excluded, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Words as the full text knows them: letters and digits, without accents, in small letters. */
const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** Marks that stand over letters, and letters that come apart into one and a mark. */
const isPlain = /^[\x20-\x7e]*$/

const fold = (text: string): string =>
  (isPlain.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase()

/** A term as the words that stand one behind the other. */
interface Phrase {
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

const toPhrase = ({ text, isPrefix }: SearchTerm): Phrase => ({
  words: (text.match(word) ?? []).map(fold),
  isPrefix,
})

const isAt = ({ words, isPrefix }: Phrase, said: readonly Word[]): boolean =>
  words.every((one, step) => {
    const other = said[step]?.folded
    if (other === undefined) return false
    return isPrefix && step === words.length - 1 ? other.startsWith(one) : other === one
  })

/** Long texts are looked at up to here: nobody reads on behind the first hits. */
const mostLooked = 400_000

interface Word extends Stretch {
  readonly folded: string
}

/** The words of a text one by one, read only as far as they are taken. */
function* wordsOf(text: string): Generator<Word> {
  for (const match of text.slice(0, mostLooked).matchAll(word)) {
    const from = match.index
    yield { from, to: from + match[0].length, folded: fold(match[0]) }
  }
}

/**
 * Where in a text terms stand, in order; read only as far as they are taken. Finds words as the full
 * text does.
 */
export function* findHits(text: string, terms: readonly SearchTerm[]): Generator<Stretch> {
  const phrases = terms.map(toPhrase).filter(({ words }) => words.length > 0)
  const longest = Math.max(0, ...phrases.map(({ words }) => words.length))
  if (longest === 0) return
  const words = wordsOf(text)
  const ahead: Word[] = []
  for (;;) {
    while (ahead.length < longest) {
      const next = words.next()
      if (next.done) break
      ahead.push(next.value)
    }
    const first = ahead[0]
    if (!first) return
    const found = phrases.filter((phrase) => isAt(phrase, ahead))
    const length = Math.max(0, ...found.map((phrase) => phrase.words.length))
    const last = ahead[length - 1]
    if (last) yield { from: first.from, to: last.to }
    ahead.splice(0, Math.max(1, length))
  }
}

/** Whether a term stands anywhere in a text. */
export const holdsTerm = (text: string, term: SearchTerm): boolean =>
  !findHits(text, [term]).next().done
