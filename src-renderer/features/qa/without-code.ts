/** An answer as a few lines of text: without fenced code, which is shown by itself, and stars. */
export const withoutCode = (answer: string): string =>
  answer
    .replaceAll(/^[ \t]*```[\s\S]*?(?:^[ \t]*```[ \t]*$|$(?![\s\S]))/gmu, '')
    .replaceAll(/\*\*([^*\n]+)\*\*/gu, '$1')
    .replaceAll(/\n\s*\n+/gu, '\n')
    .trim()
