/** What kind of thing a tool does; each has its own hue and icon. */
export type ToolFamily = 'read' | 'edit' | 'shell' | 'search' | 'agent' | 'web' | 'mcp' | 'other'

const families: Readonly<Record<string, ToolFamily>> = {
  Read: 'read',
  NotebookRead: 'read',
  Edit: 'edit',
  MultiEdit: 'edit',
  Write: 'edit',
  NotebookEdit: 'edit',
  Bash: 'shell',
  BashOutput: 'shell',
  KillShell: 'shell',
  KillBash: 'shell',
  Grep: 'search',
  Glob: 'search',
  LS: 'search',
  ToolSearch: 'search',
  Task: 'agent',
  Agent: 'agent',
  Skill: 'agent',
  WebFetch: 'web',
  WebSearch: 'web',
}

/** The family of a tool by its name; names from MCP servers start with `mcp__`. */
export const toolFamily = (name: string): ToolFamily =>
  name.startsWith('mcp__')
    ? 'mcp'
    : Object.hasOwn(families, name)
      ? (families[name] ?? 'other')
      : 'other'
