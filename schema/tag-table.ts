/** What a tag is about. `custom` is one that a person made up. */
export const tagCategories = ['language', 'framework', 'topic', 'intent', 'tool', 'custom'] as const
/** One of {@link tagCategories}. */
export type TagCategory = (typeof tagCategories)[number]

/** A tag as it is shown. */
export interface TagNoun {
  readonly category: TagCategory
  /** `#rrggbb`. */
  readonly color: string
}

/** Languages by their name, each with the colour that code hosts gave it. */
const languages: Readonly<Record<string, string>> = {
  typescript: '#3178c6',
  javascript: '#b8a01c',
  python: '#3572A5',
  go: '#00ADD8',
  rust: '#b7694a',
  java: '#b07219',
  kotlin: '#A97BFF',
  swift: '#F05138',
  ruby: '#a1413a',
  php: '#4F5D95',
  c: '#6b7280',
  cpp: '#f34b7d',
  csharp: '#178600',
  scala: '#c22d40',
  elixir: '#6e4a7e',
  haskell: '#5e5086',
  lua: '#3b3bc4',
  dart: '#0094b3',
  r: '#198CE7',
  julia: '#a270ba',
  perl: '#0298c3',
  zig: '#c97f16',
  clojure: '#db5855',
  shell: '#5f9e1f',
  powershell: '#2671be',
  sql: '#e38c00',
  html: '#e34c26',
  css: '#663399',
  vue: '#41b883',
  svelte: '#ff3e00',
  terraform: '#7b42bb',
  protobuf: '#9a8b73',
  graphql: '#e10098',
  markdown: '#4c8bb8',
  yaml: '#cb171e',
  toml: '#9c4221',
  json: '#8a8f98',
}

const frameworks = [
  ...['react', 'nextjs', 'vuejs', 'angular', 'sveltekit', 'remix', 'astro', 'vite', 'webpack'],
  ...['electron', 'express', 'fastify', 'nestjs', 'hono', 'django', 'flask', 'fastapi', 'rails'],
  ...['laravel', 'spring', 'gin', 'tailwind', 'prisma', 'sqlalchemy', 'kysely', 'drizzle'],
  ...['jest', 'vitest', 'pytest', 'playwright', 'cypress', 'pandas', 'numpy', 'pytorch'],
  ...['tensorflow', 'sqlite', 'postgres', 'redis', 'docker', 'kubernetes', 'aws', 'pydantic'],
  ...['zod', 'tokio', 'axum', 'flutter', 'react-native'],
] as const

const topics = [
  ...['debugging', 'testing', 'refactoring', 'devops', 'authentication', 'api-development'],
  ...['frontend-styling', 'database', 'performance', 'security', 'documentation'],
  ...['configuration', 'data-processing', 'migration', 'ci-cd'],
] as const

const intents = ['build', 'fix', 'explore', 'refactor', 'test', 'ops'] as const

const tools = [
  ...['Bash', 'Read', 'Edit', 'Write', 'MultiEdit', 'Grep', 'Glob', 'Task', 'WebFetch'],
  ...['WebSearch', 'NotebookEdit', 'TodoWrite', 'Skill'],
] as const

/** A framework whose evidence is looked for. */
export type FrameworkName = (typeof frameworks)[number]
/** A topic whose evidence is looked for. */
export type TopicName = (typeof topics)[number]
/** What a person wanted; its tag is `intent:` and this. */
export type IntentName = (typeof intents)[number]

const nounsOf = (
  names: readonly string[],
  category: TagCategory,
  color: string,
): [string, TagNoun][] => names.map((name) => [name, { category, color }])

/** Every tag that the rules can give, by its name. */
export const tagTable: ReadonlyMap<string, TagNoun> = new Map<string, TagNoun>([
  ...Object.entries(languages).map(([name, color]): [string, TagNoun] => [
    name,
    { category: 'language', color },
  ]),
  ...nounsOf(frameworks, 'framework', '#0d9488'),
  ...nounsOf(topics, 'topic', '#dd6b20'),
  ...nounsOf(
    intents.map((name) => `intent:${name}`),
    'intent',
    '#8b5cf6',
  ),
  ...nounsOf(tools, 'tool', '#718096'),
])

const custom: TagNoun = { category: 'custom', color: '#2b8a6e' }

/** How a tag is shown, be it one of the rules' or a person's own. */
export const tagNoun = (name: string): TagNoun => tagTable.get(name) ?? custom
