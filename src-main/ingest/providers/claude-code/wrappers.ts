/** Tags that the program puts around or before what a person typed. */
const names = [
  'system-reminder',
  'ide_opened_file',
  'ide_selection',
  'post-tool-use-hook',
  'local-command-caveat',
  'local-command-stdout',
  'local-command-stderr',
  'bash-stdout',
  'bash-stderr',
  'command-message',
  'command-contents',
  'task-notification',
  'teammate-message',
  'cross-session-message',
] as const

const opening = new RegExp(`<(${names.join('|')})(?=[\\s>])[^>]{0,500}>`, 'g')

/**
 * Text without wrapped parts. Looks for each closing tag once past the last one, so that text full
 * of tags that never close costs no more than its length.
 */
export const stripWrappers = (text: string): string => {
  const unclosed = new Set<string>()
  const kept: string[] = []
  let from = 0
  opening.lastIndex = 0
  for (let tag = opening.exec(text); tag !== null; tag = opening.exec(text)) {
    const name = tag[1] ?? ''
    if (unclosed.has(name)) continue
    const closing = `</${name}>`
    const end = text.indexOf(closing, opening.lastIndex)
    if (end === -1) {
      unclosed.add(name)
      continue
    }
    kept.push(text.slice(from, tag.index))
    from = end + closing.length
    opening.lastIndex = from
  }
  return kept.join('') + text.slice(from)
}

const openings = new Map<string, RegExp>()

const openingOf = (name: string): RegExp => {
  const known = openings.get(name) ?? new RegExp(`<${name}(?:\\s([^>]{0,500}))?>`)
  openings.set(name, known)
  return known
}

/** What stands between the first pair of a tag, whatever it says of itself; null without one. */
export const tagContent = (text: string, name: string): string | null => {
  const found = text.includes(`<${name}`) ? openingOf(name).exec(text) : null
  if (!found) return null
  const from = found.index + found[0].length
  const end = text.indexOf(`</${name}>`, from)
  return end === -1 ? null : text.slice(from, end).trim()
}

/** What the first tag of a name says of itself, such as the `color` of a message. */
export const tagAttribute = (text: string, name: string, attribute: string): string | null => {
  const tag = openingOf(name).exec(text)?.[1] ?? ''
  return new RegExp(`(?:^|\\s)${attribute}="([^"]*)"`).exec(tag)?.[1] ?? null
}
