/** An answer without its fenced code, which is shown by itself, and without empty lines. */
export const withoutCode = (answer: string): string =>
  answer
    .replaceAll(/^[ \t]*```[\s\S]*?(?:^[ \t]*```[ \t]*$|$(?![\s\S]))/gmu, '')
    .replaceAll(/\n\s*\n+/gu, '\n')
    .trim()
