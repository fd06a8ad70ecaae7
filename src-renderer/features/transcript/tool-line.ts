import { joinLines } from '#renderer/lib/one-line.ts'

/** What a tool was asked, in one line. */
const fields = [
  'command',
  'cmd',
  'file_path',
  'notebook_path',
  'pattern',
  'url',
  'query',
  'description',
  'path',
  'skill',
  'subject',
  'prompt',
] as const

/** A string field of indented JSON, even where the end of the text was cut off. */
const fieldIn = (json: string, name: string): string | undefined => {
  const found = new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)`).exec(json)?.[1]
  if (found === undefined) return undefined
  try {
    return String(JSON.parse(`"${found}"`))
  } catch {
    return found
  }
}

/** A path inside the working directory from there on, any other as it is. */
export const shortPath = (path: string, cwd: string | null): string => {
  if (!cwd) return path
  const separator = cwd.includes('\\') ? '\\' : '/'
  const folder = cwd.endsWith(separator) ? cwd : `${cwd}${separator}`
  const isBelow = folder.length > 1 && path.startsWith(folder) && path.length > folder.length
  return isBelow ? path.slice(folder.length) : path
}

/** Fields that hold one path. What holds one among other words, as a command may, stays whole. */
const pathFields: ReadonlySet<string> = new Set(['file_path', 'notebook_path', 'path'])

/** Names and values of a whole input, without the punctuation; null where it was cut or is none. */
const pairsIn = (json: string): string | null => {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return null
    const shown = (part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part))
    return joinLines(
      Object.entries(value)
        .map(([name, part]) => `${name}: ${shown(part)}`)
        .join(' · '),
    )
  } catch {
    return null
  }
}

/** The telling part of a tool's input: its command, path or pattern, else the input itself. */
export const toolLine = (input: string, cwd: string | null): string => {
  for (const name of fields) {
    const value = fieldIn(input, name)
    if (value) return pathFields.has(name) ? shortPath(joinLines(value), cwd) : joinLines(value)
  }
  return pairsIn(input) ?? joinLines(input)
}

/** What a result begins with, and how much more there is. */
export const resultLine = (text: string): string => {
  const lines = text
    .replace(/<\/?tool_use_error>/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  // Files come back with their lines numbered.
  const first = joinLines((lines[0] ?? '').replace(/^\s*\d+[→\t]/, ''))
  if (first === '') return 'no output'
  // The bracket that opens some JSON tells nothing.
  if (/^[[{(]$/.test(first)) return joinLines(lines.join(' ').slice(0, 400))
  return lines.length > 1 ? `${first}  (${lines.length} lines)` : first
}
