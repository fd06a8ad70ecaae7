import path from 'node:path'
import { patchOf } from './patch.ts'
import { pickFrom, type Random, wholeFrom } from './random.ts'
import type { SampleEdit, SampleFile, SampleProject } from './sample-projects.ts'
import type { AnswerOptions, CallTokens, Transcript } from './transcript.ts'

const numbered = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => `${String(index + 1).padStart(6)}→${line}`)
    .join('\n')

/** Tokens as a growing context costs them: what was sent before is read from the cache. */
class Context {
  #size: number
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
    this.#size = wholeFrom(random, 14_000, 22_000)
  }

  get size(): number {
    return this.#size
  }

  next(): CallTokens {
    const cacheRead = this.#size
    const written = wholeFrom(this.#random, 600, 7_000)
    const output = wholeFrom(this.#random, 60, 1_900)
    const isLong = this.#random() < 0.25
    this.#size += written + output
    return {
      input: wholeFrom(this.#random, 2, 60),
      output,
      cacheRead,
      cacheWrite5m: isLong ? 0 : written,
      cacheWrite1h: isLong ? written : 0,
    }
  }

  shrink(): void {
    this.#size = wholeFrom(this.#random, 18_000, 26_000)
  }
}

const thoughts = [
  'The last change touched the boundary, so the fault is likely there. Look at it first.',
  'Two readings are possible. The tests say which one was meant.',
  'A small change is enough here; a rewrite would hide what was wrong.',
] as const

/** A session as an agent works: reads, edits and runs in a project, with what each leaves behind. */
export class SampleSession {
  readonly to: Transcript
  readonly project: SampleProject
  readonly context: Context
  readonly #random: Random
  readonly #texts = new Map<string, string>()
  readonly #made = new Set<SampleEdit>()

  constructor(to: Transcript, project: SampleProject, random: Random) {
    this.to = to
    this.project = project
    this.#random = random
    this.context = new Context(random)
  }

  /** What a call costs and, now and then, a thought; newer agents keep thoughts empty. */
  call(): AnswerOptions {
    const tokens = this.context.next()
    if (this.#random() < 0.35) return { tokens, thinking: pickFrom(this.#random, thoughts) }
    return this.#random() < 0.3 ? { tokens, thinking: '' } : { tokens }
  }

  say(text: string): void {
    this.to.answer(text, this.call())
  }

  read(file: SampleFile): void {
    const filePath = this.#place(file.path)
    const content = this.#textOf(file)
    const numLines = content.replace(/\n$/, '').split('\n').length
    this.to.toolCall('Read', { file_path: filePath }, numbered(content), {
      ...this.call(),
      toolUseResult: {
        type: 'text',
        file: { filePath, content, numLines, startLine: 1, totalLines: numLines },
      },
    })
  }

  /** The changes to a file that this session has not made yet. */
  open(file: SampleFile): readonly SampleEdit[] {
    return file.edits.filter((edit) => !this.#made.has(edit))
  }

  edit(file: SampleFile, edit: SampleEdit): void {
    const { from, to } = edit
    this.#made.add(edit)
    const filePath = this.#place(file.path)
    const originalFile = this.#textOf(file)
    const text = originalFile.replace(from, () => to)
    this.#texts.set(file.path, text)
    const result = `The file ${filePath} has been updated successfully.`
    this.to.toolCall('Edit', { file_path: filePath, old_string: from, new_string: to }, result, {
      ...this.call(),
      toolUseResult: {
        filePath,
        oldString: from,
        newString: to,
        originalFile,
        structuredPatch: patchOf(originalFile, text),
        userModified: false,
        replaceAll: false,
      },
    })
  }

  create(name: string, content: string): void {
    const filePath = this.#place(name)
    const result = `File created successfully at: ${filePath}`
    this.to.toolCall('Write', { file_path: filePath, content }, result, {
      ...this.call(),
      toolUseResult: {
        type: 'create',
        filePath,
        content,
        structuredPatch: [],
        originalFile: null,
        userModified: false,
      },
    })
  }

  run(command: string, description: string, stdout: string, isError = false): void {
    const toolUseResult = isError
      ? `Error: ${stdout}`
      : { stdout, stderr: '', interrupted: false, isImage: false, noOutputExpected: false }
    this.to.toolCall('Bash', { command, description }, stdout, {
      ...this.call(),
      isError,
      toolUseResult,
    })
  }

  find(pattern: string, file: SampleFile): void {
    const filenames = [this.#place(file.path)]
    const content = filenames.join('\n')
    this.to.toolCall(
      'Grep',
      { pattern, output_mode: 'files_with_matches' },
      `Found 1 file\n${content}`,
      {
        ...this.call(),
        toolUseResult: { mode: 'files_with_matches', filenames, numFiles: 1 },
      },
    )
  }

  #place(file: string): string {
    return path.posix.join(this.project.cwd, file)
  }

  #textOf(file: SampleFile): string {
    return this.#texts.get(file.path) ?? file.text
  }
}
