import { tagTable } from '#schema/tag-table.ts'
import type { SessionLine } from './session-lines.ts'
import { kindOfPrompt } from './prompt-kind.ts'
import { fenceLanguages, languageOfPath, isDataLanguage } from './tag-languages.ts'
import { evidenceOfAction, evidenceOfPrompt } from './tag-rules.ts'

/**
 * What speaks for a tag: `said` in prompts, `done` by calls, `messages` different ones that do. A
 * message counts once in each, however often the tag's signs stand in it. Of a language `changes` are
 * the messages that change its files, `programs` those of them that write a whole program at once.
 */
export interface Evidence {
  said: number
  done: number
  changes: number
  programs: number
  messages: number
}

/** Nothing speaks for it. */
export const noEvidence: Evidence = { said: 0, done: 0, changes: 0, programs: 0, messages: 0 }

/** All that was found in a session so far; plain, so that it can be kept and gone on with. */
export interface TagState {
  prompts: number
  /** Those of them that ask for something; see {@link kindOfPrompt}. */
  wishes: number
  /** Those of them that only say to commit or to push. */
  sendings: number
  /** Messages that call tools. */
  steps: number
  /** Those of them that change files. */
  edits: number
  /** Files in a language of programs that were read: one counts once. */
  readonly read: Record<string, true>
  readonly found: Record<string, Evidence>
}

/** Nothing was looked at yet. */
export const noTagState = (): TagState => ({
  ...{ prompts: 0, wishes: 0, sendings: 0, steps: 0, edits: 0 },
  read: {},
  found: {},
})

const editTools: ReadonlySet<string> = new Set([
  ...['Write', 'Edit', 'MultiEdit', 'NotebookEdit', 'apply_patch'],
])

/** Names under which other versions and agents have the same tool. */
const toolNames: Readonly<Record<string, string>> = {
  Agent: 'Task',
  shell: 'Bash',
  exec_command: 'Bash',
  apply_patch: 'Edit',
  update_plan: 'TodoWrite',
}

/** What speaks for a language: a look or a fence, and a change. */
const weights = { look: 1, change: 2 }

/** Signs of one message, each once: the weight of a sign is the greatest that was found. */
class Signs {
  private readonly said = new Set<string>()
  private readonly done = new Map<string, number>()
  private readonly changed = new Set<string>()
  private readonly written = new Set<string>()

  say(names: Iterable<string>): void {
    for (const name of names) this.said.add(name)
  }

  act(names: Iterable<string>, weight: number): void {
    for (const name of names) this.done.set(name, Math.max(this.done.get(name) ?? 0, weight))
  }

  change(language: string, isProgram: boolean): void {
    this.changed.add(language)
    if (isProgram) this.written.add(language)
    this.act([language], weights.change)
  }

  addTo({ found }: TagState): void {
    for (const name of new Set([...this.said, ...this.done.keys()])) {
      const known = found[name] ?? noEvidence
      found[name] = {
        said: known.said + (this.said.has(name) ? 1 : 0),
        done: known.done + (this.done.get(name) ?? 0),
        changes: known.changes + (this.changed.has(name) ? 1 : 0),
        programs: known.programs + (this.written.has(name) ? 1 : 0),
        messages: known.messages + 1,
      }
    }
  }
}

/** Lines of a file that is written at once from which on it is a whole program. */
const programLines = 40

const isProgram = (name: string, input: string): boolean =>
  name === 'Write' && input.split('\n', programLines).length === programLines

/** Whether a file was not read before; it is known from now on. */
const isFirstLook = ({ read }: TagState, path: string): boolean => {
  if (Object.hasOwn(read, path)) return false
  read[path] = true
  return true
}

const lookAtFile = (
  state: TagState,
  { name, path, input }: { name: string; path: string; input: string },
  signs: Signs,
): void => {
  const language = languageOfPath(path)
  if (language === null) return
  const isData = isDataLanguage(language)
  if (editTools.has(name)) signs.change(language, !isData && isProgram(name, input))
  else if (!isData && isFirstLook(state, path)) signs.act([language], weights.look)
}

const lookAtCalls = (state: TagState, { calls, input }: SessionLine, signs: Signs): void => {
  if (calls.some(({ name }) => editTools.has(name))) state.edits += 1
  for (const { name, target } of calls) {
    const isEdit = editTools.has(name)
    const isFile = isEdit || name === 'Read'
    const path = isFile ? (target ?? '') : ''
    if (isFile) lookAtFile(state, { name, path, input }, signs)
    const tool = toolNames[name] ?? name
    if (tagTable.get(tool)?.category === 'tool') signs.act([`tool:${tool}`], 1)
    signs.act(evidenceOfAction({ name: tool, isEdit, path, input }), 1)
  }
}

/** Takes one message into what is known of a session. */
export const noteLine = (state: TagState, line: SessionLine): void => {
  const signs = new Signs()
  if (line.row.kind === 'prompt') {
    const kind = kindOfPrompt(line.text)
    state.prompts += 1
    if (kind === 'wish') state.wishes += 1
    else if (kind === 'sending') state.sendings += 1
    signs.say(evidenceOfPrompt(line.text))
  } else if (line.calls.length > 0) state.steps += 1
  signs.act(fenceLanguages(line.text), weights.look)
  lookAtCalls(state, line, signs)
  signs.addTo(state)
}
