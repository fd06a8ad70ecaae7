import { Day } from './filter.ts'

/** Words that must stand together; a word alone is a phrase of one. */
export interface SearchTerm {
  readonly text: string
  /** Whether its last word is only the beginning of one. */
  readonly isPrefix: boolean
}

/** What may be typed before a colon. */
export const searchFields = [
  ...(['project', 'model', 'role', 'tool', 'file', 'tag'] as const),
  ...(['before', 'after', 'error'] as const),
] as const
/** What may be typed before a colon. */
export type SearchField = (typeof searchFields)[number]

/** A typed filter that was understood. */
export interface SearchFilter {
  readonly field: SearchField
  readonly value: string
}

/** What a person typed, understood. */
export interface SearchQuery {
  readonly must: readonly SearchTerm[]
  readonly not: readonly SearchTerm[]
  readonly filters: readonly SearchFilter[]
  /** Sentences about what was typed and could not be used as it was meant. */
  readonly notes: readonly string[]
}

/** More terms, or a longer text, take long and mean nothing. */
const mostTerms = 32
const mostLetters = 2_000

/** Words that stand together; each costs as much as a term, and so many stand nowhere by chance. */
const mostTogether = 12

/** Shorter beginnings stand before too many words to be worth a wait. */
export const leastPrefix = 3

const roles: ReadonlySet<string> = new Set(['user', 'assistant'])
const yesNo: ReadonlySet<string> = new Set(['true', 'false'])

/** Why a value cannot be used; null where it can. */
const troubleOf = (field: SearchField, value: string): string | null => {
  if (value === '') return `${field}: needs a value.`
  if (field === 'role' && !roles.has(value)) return 'role: is user or assistant.'
  if (field === 'error' && !yesNo.has(value)) return 'error: is true or false.'
  if ((field === 'before' || field === 'after') && !Day.safeParse(value).success) {
    return `${field}: is a day such as 2026-03-01.`
  }
  return null
}

const isField = (name: string): name is SearchField =>
  (searchFields as readonly string[]).includes(name)

/** A minus, a name before a colon, and a text in quotes or up to the next space. */
const piece = /(-?)(?:([a-z]+):)?(?:"([^"]*)(?:"(\*?)|$)|(\S+)|(?=\s|$))/giu

const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

interface Piece {
  readonly isNot: boolean
  readonly field: string | undefined
  readonly value: string
  readonly isQuoted: boolean
  readonly isPrefix: boolean
  /** As it was typed, without a minus. */
  readonly whole: string
}

const toPiece = (match: RegExpMatchArray): Piece => {
  const [whole, minus, field, quoted, star, bare = ''] = match
  const isQuoted = quoted !== undefined
  const isPrefix = isQuoted ? star === '*' : bare.endsWith('*')
  return {
    isNot: minus === '-',
    field: field?.toLowerCase(),
    value: isQuoted ? quoted : bare,
    isQuoted,
    isPrefix,
    whole: minus ? whole.slice(1) : whole,
  }
}

const someWord = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** The words of a text up to so many of them. */
const cutWords = (text: string): string => {
  const last = [...text.matchAll(someWord)].slice(0, mostTogether).at(-1)
  return last ? text.slice(0, last.index + last[0].length) : text
}

const lastWord = /[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u

/** A piece as words; null where it holds none. */
const toTerm = ({
  isPrefix,
  value,
  whole,
  isQuoted,
  field,
}: Piece): (SearchTerm & { readonly isCut: boolean }) | null => {
  const all = isQuoted && field === undefined ? value : whole.replace(/\*+$/, '')
  if (!hasLetter(all)) return null
  const text = cutWords(all)
  const [word = ''] = lastWord.exec(text) ?? []
  const isCut = (all.slice(text.length).match(someWord) ?? []).length > 0
  return {
    text: isCut ? text : all,
    isPrefix: isPrefix && !isCut && word.length >= leastPrefix,
    isCut,
  }
}

const tooShort = `A beginning before * needs ${leastPrefix} letters; it was taken as a word.`
const tooLong = `Of words that stand together the first ${mostTogether} are looked for.`
const tooMany = `Only the first ${mostTerms} words are looked for.`

/**
 * Reads what was typed into a search field: words, `"phrases"`, beginnings`*`, `-not`, and filters
 * such as `tool:Bash` or `project:"my app"`. Total: whatever cannot be used as it was meant is taken
 * for words, and a note says so.
 */
export const parseSearch = (typed: string): SearchQuery => {
  const filters: SearchFilter[] = []
  const must: SearchTerm[] = []
  const not: SearchTerm[] = []
  const notes = new Set<string>()
  const text = typed.slice(0, mostLetters).replace(/\0|\p{Surrogate}/gu, ' ')
  for (const match of text.matchAll(piece)) {
    const one = toPiece(match)
    if (one.field !== undefined && isField(one.field) && !one.isNot) {
      const value = one.value.trim()
      const trouble = troubleOf(one.field, value)
      if (trouble === null) filters.push({ field: one.field, value })
      else notes.add(trouble)
      if (trouble === null || value === '') continue
    }
    const read = toTerm(one)
    if (!read) continue
    const { isCut, ...term } = read
    if (isCut) notes.add(tooLong)
    else if (one.isPrefix && !term.isPrefix) notes.add(tooShort)
    if (must.length + not.length >= mostTerms) notes.add(tooMany)
    else if (one.isNot) not.push(term)
    else must.push(term)
  }
  return { must, not, filters, notes: [...notes] }
}
