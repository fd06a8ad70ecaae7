/** Deeper than any text that a person or a model wrote to be read. */
const mostContainers = 100
/** A parser takes the square of these in time: this many take a third of a second. */
const mostOpeners = 500

/** Quotes and lists that open on one line: `> - 1. `. */
const opensLine = /^(?:[ \t]{0,4}(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))+/
const container = />|[-+*]|\d+[.)]/g

/** Emphasis that may open here, and pictures. */
const opener = /(?<![\w*_~])[*_~]+(?=\w)|!\[/g

const containersOf = (line: string): number =>
  opensLine.exec(line)?.[0].match(container)?.length ?? 0

/** Whether a text nests so deep that to read it as markdown would hold the window up, or fail. */
export const isTooNested = (text: string): boolean =>
  text.split('\n').some((line) => containersOf(line) > mostContainers) ||
  text
    .split(/\n[ \t]*\n/)
    .some((part) => part.length > mostOpeners && (part.match(opener)?.length ?? 0) > mostOpeners)
