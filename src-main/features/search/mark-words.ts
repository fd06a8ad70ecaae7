import type { SearchTerm } from '#schema/search-query.ts'

/** A stretch of a text, `to` excluded, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Words as the full text knows them: letters and digits, without accents, in small letters. */
const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** Marks that stand over letters, and letters that come apart into one and a mark. */
const isPlain = /^[\t-\r\x20-\x7e]*$/

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
function* wordsOf(text: string, start = 0): Generator<Word> {
  for (const match of text.slice(start, mostLooked).matchAll(word)) {
    const from = start + match.index
    yield { from, to: from + match[0].length, folded: fold(match[0]) }
  }
}

/** A part of a text: from a place at which a word begins up to one before which hits begin. */
const all: Stretch = { from: 0, to: mostLooked }

/**
 * Where in a text terms stand, in order; read only as far as they are taken. Finds words as the full
 * text does.
 */
export function* findHits(
  text: string,
  terms: readonly SearchTerm[],
  { from, to }: Stretch = all,
): Generator<Stretch> {
  const phrases = terms.map(toPhrase).filter(({ words }) => words.length > 0)
  const longest = Math.max(0, ...phrases.map(({ words }) => words.length))
  if (longest === 0) return
  const words = wordsOf(text, from)
  const ahead: Word[] = []
  for (;;) {
    while (ahead.length < longest) {
      const next = words.next()
      if (next.done) break
      ahead.push(next.value)
    }
    const first = ahead[0]
    if (!first || first.from >= to) return
    const found = phrases.filter((phrase) => isAt(phrase, ahead))
    const length = Math.max(0, ...found.map((phrase) => phrase.words.length))
    const last = ahead[length - 1]
    if (last) yield { from: first.from, to: last.to }
    ahead.splice(0, Math.max(1, length))
  }
}

const wordCharacter = /[\p{L}\p{N}\p{M}\p{Co}]/u

/** Whether a word can begin at a place: what stands before it belongs to none. */
const isStart = (text: string, at: number): boolean =>
  at === 0 || !wordCharacter.test([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '')

/** First place of a phrase in plain letters, by looking for its first word's letters alone. */
const plainPlace = (text: string, lower: string, phrase: Phrase): number => {
  const [first = ''] = phrase.words
  for (let at = lower.indexOf(first); at !== -1; at = lower.indexOf(first, at + 1)) {
    if (!isStart(text, at)) continue
    const words: Word[] = []
    for (const said of wordsOf(text, at)) {
      if (words.push(said) >= phrase.words.length) break
    }
    if (isAt(phrase, words)) return at
  }
  return -1
}

/**
 * Looks for terms in one text: the place of the first word of a term, -1 where it is not in it. A
 * place in plain letters is taken before one with accents, since it is found without reading
 * every word of a long text.
 */
export const placesIn = (text: string): ((term: SearchTerm) => number) => {
  const looked = text.slice(0, mostLooked)
  const lower = looked.toLowerCase()
  return (term) => {
    const phrase = toPhrase(term)
    if (phrase.words.length === 0) return -1
    const place = lower.length === looked.length ? plainPlace(looked, lower, phrase) : -1
    if (place !== -1 || isPlain.test(looked)) return place
    return findHits(looked, [term]).next().value?.from ?? -1
  }
}
