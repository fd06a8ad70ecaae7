import { tagTable } from '#schema/tag-table.ts'
import type { SessionLine } from './session-lines.ts'
import { fenceLanguages, languageOfPath, isDataLanguage } from './tag-languages.ts'
import { evidenceOfAction, evidenceOfPrompt } from './tag-rules.ts'

/**
 * What speaks for a tag: `said` in prompts, `done` by calls, `messages` different ones that do. A
 * message counts once in each, however often the tag's signs stand in it.
 */
export interface Evidence {
  said: number
  done: number
  messages: number
}

/** All that was found in a session so far; plain, so that it can be kept and gone on with. */
export interface TagState {
  prompts: number
  /** Messages that call tools. */
  steps: number
  readonly found: Record<string, Evidence>
}

/** Nothing was looked at yet. */
export const noTagState = (): TagState => ({ prompts: 0, steps: 0, found: {} })

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

/** Signs of one message, each once: the weight of a sign is the greatest that was found. */
class Signs {
  private readonly said = new Set<string>()
  private readonly done = new Map<string, number>()

  say(names: Iterable<string>): void {
    for (const name of names) this.said.add(name)
  }

  act(names: Iterable<string>, weight: number): void {
    for (const name of names) this.done.set(name, Math.max(this.done.get(name) ?? 0, weight))
  }

  addTo({ found }: TagState): void {
    for (const name of new Set([...this.said, ...this.done.keys()])) {
      const known = found[name] ?? { said: 0, done: 0, messages: 0 }
      found[name] = {
        said: known.said + (this.said.has(name) ? 1 : 0),
        done: known.done + (this.done.get(name) ?? 0),
        messages: known.messages + 1,
      }
    }
  }
}

const lookAtCalls = ({ calls, input }: SessionLine, signs: Signs): void => {
  for (const { name, target } of calls) {
    const isEdit = editTools.has(name)
    const isFile = isEdit || name === 'Read'
    const language = isFile ? languageOfPath(target ?? '') : null
    if (language && (isEdit || !isDataLanguage(language))) signs.act([language], isEdit ? 2 : 1)
    const tool = toolNames[name] ?? name
    if (tagTable.get(tool)?.category === 'tool') signs.act([`tool:${tool}`], 1)
    const path = isFile ? (target ?? '') : ''
    signs.act(evidenceOfAction({ name: tool, isEdit, path, input }), 1)
  }
}

/** Takes one message into what is known of a session. */
export const noteLine = (state: TagState, line: SessionLine): void => {
  const signs = new Signs()
  if (line.row.kind === 'prompt') {
    state.prompts += 1
    signs.say(evidenceOfPrompt(line.text))
  } else if (line.calls.length > 0) state.steps += 1
  signs.act(fenceLanguages(line.text), 1)
  lookAtCalls(line, signs)
  signs.addTo(state)
}
