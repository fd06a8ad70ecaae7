import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'

const count = z.number().int().nonnegative()
const duration = z.number().int().nonnegative().nullable()

/** Money as its document has it: US dollars as a decimal string, at least two digits of cents. */
export const DecimalUsd = z.string().regex(/^\d+\.\d{2,9}$/)

/**
 * Invocations of one kind and how they ended. One that has no answer yet is a success among tools;
 * among subagents and skills it is not counted.
 */
export const Outcomes = z.object({
  success: count,
  errors: count.describe('results marked as error; those a person refused are among them'),
})
export type Outcomes = z.infer<typeof Outcomes>

/** Outcomes by name. */
export const OutcomesByName = z.record(z.string(), Outcomes)
export type OutcomesByName = z.infer<typeof OutcomesByName>

/** Tokens of the session's calls and of its subagents', each call counted once over all files. */
export const TokensCard = z.object({
  input: count.describe('uncached input'),
  output: count,
  cache_creation: count.describe('5-minute and 1-hour cache writes'),
  cache_read: count,
})
export type TokensCard = z.infer<typeof TokensCard>

/** Cost at list price. */
export const CostCard = z.object({
  estimated_usd: DecimalUsd.describe('of the priced calls, each cache write at its own lifetime'),
  unpriced_calls: count.describe('calls of models without a price; not in estimated_usd'),
  unfinalised_calls: count.describe('calls whose last record never came: a lower bound'),
})
export type CostCard = z.infer<typeof CostCard>

/** Compactions of the main transcript. */
export const CompactionCard = z.object({
  auto: count,
  manual: count,
  avg_time_ms: duration.describe('of automatic ones: from the record before to the boundary'),
})
export type CompactionCard = z.infer<typeof CompactionCard>

/** How long, and with which models. */
export const SessionCard = z.object({
  duration_ms: duration.describe('from first to last record of the main transcript'),
  models_used: z.array(z.string()).describe('of the session and its subagents, in order of name'),
})
export type SessionCard = z.infer<typeof SessionCard>

/** Tool calls of all files of the session, each counted once by its id. */
export const ToolsCard = z.object({
  total_calls: count.describe('with those of subagents whose transcripts are not there'),
  tool_breakdown: z.record(z.string(), count),
  error_count: count.describe('results marked as error; those a person refused are among them'),
  rejected_count: count.describe('how many of error_count a person refused'),
})
export type ToolsCard = z.infer<typeof ToolsCard>

/** What was read, changed and looked for. An edit that failed is counted with its lines. */
export const CodeActivityCard = z.object({
  files_read: count.describe('different files'),
  files_modified: count.describe('different files'),
  lines_added: count,
  lines_removed: count,
  search_count: count.describe('calls of Grep and Glob'),
  shell_search_count: count.describe('searches by a shell command or another tool'),
  failed_edit_count: count.describe('edits that failed or were refused, counted all the same'),
  language_breakdown: z
    .record(z.string(), count)
    .describe('reads and edits by extension of the file'),
})
export type CodeActivityCard = z.infer<typeof CodeActivityCard>

/** Turns of the main transcript and who waited for whom. */
export const ConversationCard = z.object({
  user_turns: count.describe('prompts that a person typed'),
  assistant_turns: count.describe('answers with text, each counted once'),
  avg_assistant_turn_ms: duration.describe('from a prompt to the last answer before the next'),
  avg_user_thinking_ms: duration.describe('from the last answer to the next prompt'),
  total_assistant_duration_ms: duration,
  total_user_duration_ms: duration,
  assistant_utilization_pct: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .describe('share of assistant in assistant and user time; null where either is not known'),
})
export type ConversationCard = z.infer<typeof ConversationCard>

/** Subagents started and skills used; a slash command is a skill that went well. */
export const AgentsAndSkillsCard = z.object({
  agent_invocations: count,
  skill_invocations: count,
  agent_stats: OutcomesByName.describe('by type of subagent; `unknown` where none is named'),
  skill_stats: OutcomesByName,
})
export type AgentsAndSkillsCard = z.infer<typeof AgentsAndSkillsCard>

/** `[REDACTED:KIND]` marks in all files of the session. */
export const RedactionsCard = z.object({
  total_redactions: count,
  redaction_counts: z.record(z.string(), count),
})
export type RedactionsCard = z.infer<typeof RedactionsCard>

/** Every card; one that failed is absent, redactions also where there are none. */
export const SessionCards = z
  .object({
    tokens: TokensCard,
    cost: CostCard,
    compaction: CompactionCard,
    session: SessionCard,
    tools: ToolsCard,
    code_activity: CodeActivityCard,
    conversation: ConversationCard,
    agents_and_skills: AgentsAndSkillsCard,
    redactions: RedactionsCard,
  })
  .partial()
export type SessionCards = z.infer<typeof SessionCards>

/** Name of a card. */
export type CardName = keyof SessionCards

/** The cards of a session; empty where it has no transcript. */
export const SessionAnalytics = z.object({
  computed_at: z.string().optional().describe('ISO 8601, UTC'),
  computed_lines: count.optional().describe('lines of the transcript and its subagents'),
  tokens: TokensCard.optional().describe('deprecated: cards.tokens'),
  cost: CostCard.optional().describe('deprecated: cards.cost'),
  compaction: CompactionCard.optional().describe('deprecated: cards.compaction'),
  cards: SessionCards.optional(),
  card_errors: z
    .record(z.string(), z.string())
    .optional()
    .describe('why a card is absent, by its name; absent where none failed'),
  not_modified: z
    .literal(true)
    .optional()
    .describe('there is nothing newer than as_of_line; over HTTP a 304 without a body'),
})
export type SessionAnalytics = z.infer<typeof SessionAnalytics>

/** What can be asked of the cards of a session, at the path of its document. */
export const sessionCardsOperations = defineOperations({
  'sessionCards.get': {
    summary: 'Figures of one session in cards, each computed apart',
    kind: 'query',
    access: 'local',
    input: z.object({
      id: SessionId,
      as_of_line: z.coerce
        .number<number>({ error: 'Give a whole number of lines, 0 or more' })
        .int('Give a whole number of lines, 0 or more')
        .min(0, 'Give a whole number of lines, 0 or more')
        .optional()
        .describe(
          'computed_lines of an answer you have; where nothing is newer, the answer is 304',
        ),
    }),
    output: SessionAnalytics,
    http: {
      method: 'GET',
      path: '/api/v1/sessions/:id/analytics',
      notModifiedBy: 'not_modified',
    },
  },
})
