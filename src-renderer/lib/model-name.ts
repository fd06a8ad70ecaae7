import { visibleText } from '#schema/visible-text.ts'

/** What a model id says: the family that gives it its hue, and its version. */
export interface ModelName {
  /** Lower case, `opus`; the first word of an id nothing else is known of. */
  readonly family: string
  /** 4.5, or 0 where the id names none. */
  readonly version: number
  /** What a person reads: Opus 4.5; an unknown id with nothing hidden in it. */
  readonly label: string
}

const longestLabel = 80

const knownFamilies = ['opus', 'sonnet', 'haiku', 'fable', 'mythos', 'instant'] as const

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Dates such as 20251101 and suffixes such as -latest are no part of a version. */
const versionIn = (id: string): string | undefined => {
  const numbers = id
    .replace(/\[.*\]|@.*/g, '')
    .split(/[^0-9.]+/)
    .filter((part) => /^\d+(\.\d+)?$/.test(part) && part.length < 5)
  return numbers.length === 0 ? undefined : numbers.slice(0, 2).join('.')
}

/** An id that says nothing to us, as far as anyone would read it. */
const labelOf = (id: string): string => {
  if (id.length <= longestLabel) return visibleText(id)
  return `${visibleText([...id.slice(0, longestLabel)].slice(0, -1).join(''))}…`
}

const describe = (id: string): ModelName => {
  const lower = id.toLowerCase()
  const known = knownFamilies.find((family) => lower.includes(family))
  const version = versionIn(lower.replace(/^.*\//, ''))
  const number = Number(version ?? 0)
  if (!known) {
    const family = /[a-z]+/.exec(lower)?.[0] ?? id
    return { family, version: number || 0, label: labelOf(id) }
  }
  const context = /\[(\w+)\]/.exec(id)?.[1]
  const label = [capital(known), version, context && `(${context})`].filter(Boolean).join(' ')
  return { family: known, version: number || 0, label }
}

const seen = new Map<string, ModelName>()

/** Reads a model id; the same id always reads the same. */
export const modelName = (id: string): ModelName => {
  const known = seen.get(id)
  if (known) return known
  const name = describe(id)
  seen.set(id, name)
  return name
}

/** The short name of a model: Opus 4.5 for claude-opus-4-5-20251101. */
export const modelLabel = (id: string): string => modelName(id).label
