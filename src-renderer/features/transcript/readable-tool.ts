/** `mcp__server__tool` as `server · tool`. */
export const readableTool = (name: string): string =>
  name.replace(/^mcp__/, '').replaceAll('__', ' · ')
