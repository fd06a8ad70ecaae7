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

/** What stands between the first pair of a tag; null where there is none. */
export const tagContent = (text: string, name: string): string | null => {
  const start = text.indexOf(`<${name}>`)
  if (start === -1) return null
  const from = start + name.length + 2
  const end = text.indexOf(`</${name}>`, from)
  return end === -1 ? null : text.slice(from, end).trim()
}
