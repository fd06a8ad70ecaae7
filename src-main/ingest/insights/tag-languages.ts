/** Languages by the ending of a file's name. */
const byEnding: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  py: 'python',
  pyi: 'python',
  ipynb: 'python',
  go: 'go',
  rs: 'rust',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  swift: 'swift',
  rb: 'ruby',
  php: 'php',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  cs: 'csharp',
  scala: 'scala',
  ex: 'elixir',
  exs: 'elixir',
  hs: 'haskell',
  lua: 'lua',
  dart: 'dart',
  r: 'r',
  jl: 'julia',
  pl: 'perl',
  pm: 'perl',
  zig: 'zig',
  clj: 'clojure',
  cljs: 'clojure',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  fish: 'shell',
  ps1: 'powershell',
  sql: 'sql',
  html: 'html',
  htm: 'html',
  css: 'css',
  scss: 'css',
  less: 'css',
  vue: 'vue',
  svelte: 'svelte',
  tf: 'terraform',
  proto: 'protobuf',
  graphql: 'graphql',
  gql: 'graphql',
  md: 'markdown',
  mdx: 'markdown',
  yml: 'yaml',
  yaml: 'yaml',
  toml: 'toml',
  json: 'json',
  jsonc: 'json',
}

/** Names that fences have beside the endings. */
const byHint: Readonly<Record<string, string>> = {
  ...byEnding,
  typescript: 'typescript',
  javascript: 'javascript',
  python: 'python',
  golang: 'go',
  rust: 'rust',
  kotlin: 'kotlin',
  ruby: 'ruby',
  'c++': 'cpp',
  csharp: 'csharp',
  elixir: 'elixir',
  haskell: 'haskell',
}

/** What lies about in every project and is read on the way to something else. */
const data: ReadonlySet<string> = new Set(['markdown', 'yaml', 'toml', 'json'])

/** What answers show where no such file is worked on: commands to type, and output. */
const shown: ReadonlySet<string> = new Set(['shell', 'sql', 'html', 'css', ...data])

/** Whether a language is a format of data or of prose, for which only changes to its files speak. */
export const isDataLanguage = (language: string): boolean => data.has(language)

/** The language of a file by its name; null where it tells none. */
export const languageOfPath = (path: string): string | null => {
  const ending = /\.([A-Za-z0-9]{1,8})$/u.exec(path)?.[1]?.toLowerCase()
  return ending === undefined || !Object.hasOwn(byEnding, ending)
    ? null
    : (byEnding[ending] ?? null)
}

/** Languages that the fences of a text name. */
export const fenceLanguages = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const [, hint = ''] of text.matchAll(/^[ \t]*```[ \t]*([\w+#-]+)/gmu)) {
    const name = hint.toLowerCase()
    const language = Object.hasOwn(byHint, name) ? byHint[name] : undefined
    if (language && !shown.has(language)) found.add(language)
  }
  return found
}
