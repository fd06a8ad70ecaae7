import type { AutoTag } from '#main/store/insights-writer.ts'
import { tagTable } from '#schema/tag-table.ts'
import type { Evidence, TagState } from './tag-evidence.ts'
import { isDataLanguage } from './tag-languages.ts'

const none: Evidence = { said: 0, done: 0, messages: 0 }

/** No tag stands on one message. */
const leastMessages = 2

/** What a session is about: a share of what was typed, or of what was done. */
const topicShare = { said: 0.25, done: 0.12 }
const intentShare = 0.25
const languageShare = 0.2

const isLanguage = ({ done }: Evidence, name: string, most: number): boolean =>
  done >= (isDataLanguage(name) ? 6 : 3) && done >= languageShare * most

/** Its name alone says nothing: something must have been done with it, twice. */
const isFramework = ({ said, done }: Evidence): boolean => done >= 2 && said + 2 * done >= 4

const isTopic = ({ said, done }: Evidence, { prompts, steps }: TagState): boolean =>
  2 * said + done >= 4 &&
  ((said >= 2 && said >= topicShare.said * prompts) ||
    (done >= 3 && done >= topicShare.done * steps))

const isIntent = ({ said, done }: Evidence, { prompts }: TagState): boolean =>
  said >= 1 && done >= 1 && said >= intentShare * prompts

const isTool = ({ done }: Evidence): boolean => done >= leastMessages

const keyOf = (name: string, category: string): string =>
  category === 'tool' ? `tool:${name}` : name

/**
 * Tags of a session by what was found in it. Every one needs two messages that speak for it, and:
 * a language a fifth of what the first language has (a change counts twice, a look or a fence
 * once); a framework something done with it, twice; a topic a quarter of the prompts or an eighth of
 * the steps; an intent a quarter of the prompts and something done for it; a tool two uses.
 */
export const giveTags = (state: TagState): AutoTag[] => {
  const { found } = state
  const isGiven: Readonly<Record<string, (evidence: Evidence, name: string) => boolean>> = {
    language: (evidence, name) => isLanguage(evidence, name, mostUsed),
    framework: isFramework,
    topic: (evidence) => isTopic(evidence, state),
    intent: (evidence) => isIntent(evidence, state),
    tool: isTool,
  }
  const evidenceOf = (name: string, category: string): Evidence =>
    found[keyOf(name, category)] ?? none
  const mostUsed = [...tagTable]
    .filter(([, { category }]) => category === 'language')
    .reduce((most, [name]) => Math.max(most, found[name]?.done ?? 0), 0)
  return [...tagTable].flatMap(([name, { category }]) => {
    const evidence = evidenceOf(name, category)
    const passes = evidence.messages >= leastMessages && isGiven[category]?.(evidence, name)
    return passes ? [{ name, category, evidence: evidence.messages }] : []
  })
}
