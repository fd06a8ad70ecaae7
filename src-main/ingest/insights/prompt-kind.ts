const wordsOf = (text: string): Set<string> => new Set(text.split(' '))

/** Words with which a person only lets the agent go on. */
const consenting = wordsOf(
  'yes yep yeah ok okay sure fine great good perfect nice thanks thank confirmed agreed continue ' +
    'proceed resume go on ahead keep going do it this that please now and then you again next',
)

/** Words that say what is committed, and where to. */
const sending = wordsOf(
  'commit push git all the everything changes work them my our these to github origin remote main',
)

/**
 * What a prompt is good for: a `wish` says something of what a session is about; a `consent` ("yes",
 * "go on", a slash command alone) says nothing of it; a `sending` only says to commit or to push
 * what was done.
 */
export type PromptKind = 'wish' | 'consent' | 'sending'

/** A slash command's name, which stands before what a person typed for it. */
const commandName = /^\s*\/[\w:.-]+(?=\s|$)/u

/** A prompt without the name of the slash command that it is typed for. */
export const withoutCommandName = (text: string): string => text.replace(commandName, '').trim()

/** More words than these are no mere consent. */
const mostWords = 10

/** The kind of a prompt by its words, none of which may be another than those of its kind. */
export const kindOfPrompt = (text: string): PromptKind => {
  const words =
    withoutCommandName(text.slice(0, 200))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length > mostWords) return 'wish'
  const rest = words.filter((word) => !consenting.has(word))
  if (rest.length === 0) return 'consent'
  const sends = rest.includes('commit') || rest.includes('push')
  return sends && rest.every((word) => sending.has(word)) ? 'sending' : 'wish'
}
