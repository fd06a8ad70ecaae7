const inTag = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1]?.trim()

/** What a person typed: slash commands are recorded as tags, `!` commands too. */
export const typedText = (text: string): string => {
  const command = inTag(text, 'command-name')
  if (command) return [command, inTag(text, 'command-args')].filter(Boolean).join(' ')
  const shell = inTag(text, 'bash-input')
  return shell ? `! ${shell}` : text
}

/** The beginning of a text on one line, the tags that wrap it left out. */
export const bareLine = (text: string): string =>
  text
    .slice(0, 400)
    .replace(/<\/?[a-z][\w-]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
