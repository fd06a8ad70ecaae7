/** Characters of one tool's input or output that can be found; the rest is read, not searched. */
export const mostOfTool = 4096

/** Nothing that a person would look for is nested deeper. */
const deepest = 8

const collect = (value: unknown, into: string[], left: number, depth: number): number => {
  if (left <= 0 || depth > deepest) return left
  if (typeof value === 'string') {
    into.push(value.slice(0, left).toWellFormed())
    return left - value.length
  }
  if (typeof value !== 'object' || value === null) return left
  return Object.values(value).reduce<number>(
    (rest, one) => collect(one, into, rest, depth + 1),
    left,
  )
}

/** Every text within a value, one under the other, as far as it can be found. */
export const textsIn = (value: unknown): string => {
  const texts: string[] = []
  collect(value, texts, mostOfTool, 0)
  return texts.join('\n')
}
