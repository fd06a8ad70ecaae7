/** The words of one record by who or what said them, as the full text keeps them; empty where none. */
export interface RecordTexts {
  /** Typed by a person, or given to a subagent as its task. */
  readonly prompt: string
  readonly answer: string
  readonly thinking: string
  /** What a tool was called with: its name and every text of its input. */
  readonly toolInput: string
  /** What tools and the program itself brought in. */
  readonly toolOutput: string
}

/** No words at all. */
export const noTexts: RecordTexts = {
  prompt: '',
  answer: '',
  thinking: '',
  toolInput: '',
  toolOutput: '',
}
