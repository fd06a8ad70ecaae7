/** Deeper levels are not indented further: hostile nesting would make more blanks than text. */
const mostIndent = 60

const blank = /\s/

/** Where the string that begins at a place ends, after its closing quote. */
const endOfString = (json: string, from: number): number => {
  let at = from + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

const endOfWord = (json: string, from: number): number => {
  const rest = /[\s,:{}[\]"]/g
  rest.lastIndex = from + 1
  return rest.exec(json)?.index ?? json.length
}

const skipBlank = (json: string, from: number): number => {
  let at = from
  while (at < json.length && blank.test(json[at] ?? '')) at += 1
  return at
}

/**
 * JSON on indented lines with every token as it was written: long numbers, repeated keys and
 * escapes stay what they are, as they would not if it were parsed. What is no JSON stays readable.
 */
export const indentJson = (json: string): string => {
  const parts: string[] = []
  let depth = 0
  const line = () => `\n${'  '.repeat(Math.min(depth, mostIndent))}`
  for (let at = skipBlank(json, 0); at < json.length; at = skipBlank(json, at)) {
    const letter = json[at] ?? ''
    const next = skipBlank(json, at + 1)
    if (letter === '{' || letter === '[') {
      const isEmpty = json[next] === (letter === '{' ? '}' : ']')
      if (!isEmpty) depth += 1
      parts.push(isEmpty ? `${letter}${json[next]}` : `${letter}${line()}`)
      at = isEmpty ? next + 1 : next
    } else if (letter === '}' || letter === ']') {
      depth = Math.max(0, depth - 1)
      parts.push(`${line()}${letter}`)
      at += 1
    } else if (letter === ',' || letter === ':') {
      parts.push(letter === ',' ? `,${line()}` : ': ')
      at += 1
    } else {
      const end = letter === '"' ? endOfString(json, at) : endOfWord(json, at)
      parts.push(json.slice(at, end))
      at = end
    }
  }
  return parts.join('')
}
