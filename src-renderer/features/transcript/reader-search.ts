import { z } from 'zod'

/** How much of a transcript is laid out: all of it, the talk with its tools gathered, or prompts alone. */
export const layouts = ['full', 'compact', 'prompts'] as const
/** One of {@link layouts}. */
export type Layout = (typeof layouts)[number]

/** What of a transcript can be left out by kind; bookkeeping is, unless it is asked for. */
export const parts = [
  'prompts',
  'answers',
  'thinking',
  'tools',
  'errors',
  'notes',
  'bookkeeping',
] as const
/** One of {@link parts}. */
export type Part = (typeof parts)[number]

const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name)

/** The parts shown where nobody chose. */
export const usualParts: readonly Part[] = parts.filter((part) => part !== 'bookkeeping')

/** `prompts.answers`, as the address carries it. */
export const readParts = (text: string | undefined): ReadonlySet<Part> =>
  new Set(text === undefined ? usualParts : text.split('.').filter(isPart))

/** The address of a choice; absent where it is the usual one. */
export const writeParts = (chosen: ReadonlySet<Part>): string | undefined => {
  const text = parts.filter((part) => chosen.has(part)).join('.')
  return text === usualParts.join('.') ? undefined : text || 'none'
}

/**
 * What a session adds to the address: its other tab, a subagent's transcript, a record to stand at by its place
 * or by its uuid, a text to find in it, and what of the transcript is shown.
 */
export const ReaderSearch = z.object({
  tab: z.enum(['cards']).optional().catch(undefined),
  agent: z.string().min(1).max(255).optional().catch(undefined),
  seq: z.coerce.number<unknown>().int().nonnegative().optional().catch(undefined),
  message: z.string().min(1).max(255).optional().catch(undefined),
  find: z.string().max(500).optional().catch(undefined),
  layout: z.enum(layouts).optional().catch(undefined),
  show: z.string().max(200).optional().catch(undefined),
})
export type ReaderSearch = z.infer<typeof ReaderSearch>
