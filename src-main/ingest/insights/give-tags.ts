import type { AutoTag } from '#main/store/insights-writer.ts'
import { tagTable } from '#schema/tag-table.ts'
import { type Evidence, noEvidence, type TagState } from './tag-evidence.ts'
import { isDataLanguage } from './tag-languages.ts'

/** No tag stands on one message, but that of a language in which a whole program is written. */
const leastMessages = 2

/** What a session is about: a share of what was typed, or of what was done. */
const topicShare = { said: 0.25, done: 0.12 }
const intentShare = 0.25
const languageShare = 0.2
/** Of what the first language of programs has: prose and data go along with every program. */
const dataShare = 0.5

/** Sessions with no more prompts hold too few for a share of them. */
const fewPrompts = 2

/** What the first languages have: of all, and of those in which programs were changed. */
interface Firsts {
  readonly all: number
  readonly programs: number
}

const isLanguage = ({ done, changes, programs }: Evidence, name: string, firsts: Firsts): boolean =>
  changes >= 1 &&
  done >= languageShare * firsts.all &&
  (isDataLanguage(name)
    ? done >= 6 && done >= dataShare * firsts.programs
    : done >= 3 || programs >= 1)

/** Its name alone says nothing: something must have been done with it, twice. */
const isFramework = ({ said, done }: Evidence): boolean => done >= 2 && said + 2 * done >= 4

const isTopic = ({ said, done }: Evidence, { prompts, steps }: TagState): boolean =>
  (prompts <= fewPrompts && said >= 1 && done >= 1) ||
  (2 * said + done >= 4 &&
    ((said >= 2 && said >= topicShare.said * prompts) ||
      (done >= 3 && done >= topicShare.done * steps)))

/** Who has what was changed committed did not come for that. */
const saidFor = (name: string, said: number, { edits, sendings }: TagState): number =>
  name === 'intent:ops' && edits > 0 ? said - sendings : said

const isIntent = ({ said, done }: Evidence, name: string, state: TagState): boolean => {
  const asked = saidFor(name, said, state)
  return asked >= 1 && done >= 1 && asked >= intentShare * state.wishes
}

const isTool = ({ done }: Evidence): boolean => done >= leastMessages

const keyOf = (name: string, category: string): string =>
  category === 'tool' ? `tool:${name}` : name

const firstsOf = (found: TagState['found']): Firsts => {
  const languages = [...tagTable].filter(([, { category }]) => category === 'language')
  const most = (isMeant: (evidence: Evidence, name: string) => boolean): number =>
    languages.reduce((known, [name]) => {
      const evidence = found[name] ?? noEvidence
      return isMeant(evidence, name) ? Math.max(known, evidence.done) : known
    }, 0)
  const isProgram = ({ changes }: Evidence, name: string): boolean =>
    changes > 0 && !isDataLanguage(name)
  return { all: most(() => true), programs: most(isProgram) }
}

/**
 * Tags of a session by what was found in it:
 *
 * - A language needs a change of its files and a fifth of what the first language has (a change
 *   counts twice, a look at another file or a fence once): 3 in all, or a whole program written at
 *   once. One of prose or data needs 6, of changes alone, and half of what the first language has in
 *   which programs were changed.
 * - A framework needs something done with it, twice.
 * - A topic needs a quarter of the prompts or an eighth of the steps; where there are one or two
 *   prompts, to be said once and done once.
 * - An intent needs a quarter of the prompts that ask for something, and something done for it. To
 *   say no more than to commit or to push counts only where no file was changed.
 * - A tool needs two uses.
 *
 * Every one needs two messages that speak for it, but a language with a whole program.
 */
export const giveTags = (state: TagState): AutoTag[] => {
  const { found } = state
  const isGiven: Readonly<Record<string, (evidence: Evidence, name: string) => boolean>> = {
    language: (evidence, name) => isLanguage(evidence, name, firsts),
    framework: isFramework,
    topic: (evidence) => isTopic(evidence, state),
    intent: (evidence, name) => isIntent(evidence, name, state),
    tool: isTool,
  }
  const evidenceOf = (name: string, category: string): Evidence =>
    found[keyOf(name, category)] ?? noEvidence
  const firsts = firstsOf(found)
  return [...tagTable].flatMap(([name, { category }]) => {
    const evidence = evidenceOf(name, category)
    const least = category === 'language' ? 1 : leastMessages
    const passes = evidence.messages >= least && isGiven[category]?.(evidence, name)
    return passes ? [{ name, category, evidence: evidence.messages }] : []
  })
}
