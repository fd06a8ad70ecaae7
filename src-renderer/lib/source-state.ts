import { calendarDate } from './time.ts'

const dayMs = 24 * 60 * 60 * 1000

/** People are told this long before. */
const warnDays = 7

/** What is known of a transcript at its source. */
export interface SourceFacts {
  readonly deletedAtSource: boolean
  /** UTC ms; null where it is gone, or stays. */
  readonly deletesAt: number | null
  readonly isPromptsOnly: boolean
}

/** How a transcript's source is told of: in a word or two, and in a sentence. */
export interface SourceState {
  readonly kind: 'promptsOnly' | 'deleted' | 'leaving'
  readonly label: string
  readonly sentence: string
}

const leaving = (deletesAt: number, now: number): SourceState => {
  if (deletesAt <= now) {
    const sentence = 'Claude Code deletes this at its next start; Rearview keeps it'
    return { kind: 'leaving', label: 'source going', sentence }
  }
  const date = calendarDate(deletesAt, now)
  return {
    kind: 'leaving',
    label: `source until ${date}`,
    sentence: `Claude Code deletes this on ${date}; Rearview keeps it`,
  }
}

/** What to say of a source; null while there is nothing to say. */
export const sourceState = (
  { deletedAtSource, deletesAt, isPromptsOnly }: SourceFacts,
  now: number,
): SourceState | null => {
  if (isPromptsOnly) {
    const sentence = 'Its transcript was gone before Rearview could read it'
    return { kind: 'promptsOnly', label: 'prompts only', sentence }
  }
  if (deletedAtSource) {
    const sentence = 'Its file is gone; the archive still has it'
    return { kind: 'deleted', label: 'deleted at source', sentence }
  }
  const isSoon = deletesAt !== null && deletesAt - now <= warnDays * dayMs
  return isSoon ? leaving(deletesAt, now) : null
}
