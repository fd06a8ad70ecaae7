/** Names that the document of the dashboard has for agents, where ours are others. */
const documentNames: Readonly<Record<string, string>> = { 'claude-code': 'claude' }

/** An agent's name as documented; in lower case, so that names can be compared. */
export const documentProvider = (id: string): string => {
  const name = id.toLowerCase()
  return documentNames[name] ?? name
}
