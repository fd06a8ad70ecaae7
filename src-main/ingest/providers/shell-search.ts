/** Commands that look for something: what a search is where no tool of its own does it. */
const searching = /^(?:grep|rg|find|fd|locate|which|whereis|ls|ag|ack)\b/

/** Commands that stand before the one that matters. */
const leading = /^(?:(?:sudo|time|env)\s+|[A-Za-z_]\w*=\S*\s+)*/

/** Whether any command of a shell line searches: pipes, `&&`, `||` and `;` part them. */
export const isShellSearch = (line: string): boolean =>
  line
    .slice(0, 4_000)
    .split(/&&|\|\||[|;\n]/)
    .some((command) => searching.test(command.trim().replace(leading, '')))
