/**
 * An answer as a few lines of text: without fenced code, which is shown by itself, and without the
 * signs of headings and strong words.
 */
export const withoutCode = (answer: string): string =>
  answer
    .replaceAll(/^[ \t]*```[\s\S]*?(?:^[ \t]*```[ \t]*$|$(?![\s\S]))/gmu, '')
    .replaceAll(/^#{1,6}[ \t]+/gmu, '')
    .replaceAll(/\*\*([^*\n]+)\*\*/gu, '$1')
    .replaceAll(/\n\s*\n+/gu, '\n')
    .trim()

/** Stretches of a text; those between backticks are code. */
export const inlineCode = (text: string): readonly { text: string; isCode: boolean }[] =>
  text
    .split(/`([^`\n]+)`/u)
    .map((part, place) => ({ text: part, isCode: place % 2 === 1 }))
    .filter((part) => part.text !== '')
