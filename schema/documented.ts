import { z } from 'zod'

/** Words that stand for yes and no in a query, as the documented server takes them. */
const flagWords = [
  ...(['true', 'True', 'TRUE', '1', 'yes', 'on', 't', 'y'] as const),
  ...(['false', 'False', 'FALSE', '0', 'no', 'off', 'f', 'n'] as const),
] as const

/** Yes or no, also as a word of a query; see {@link isOn}. */
export const Flag = z.union([z.boolean(), z.enum(flagWords)])
export type Flag = z.infer<typeof Flag>

/** What a {@link Flag} says. */
export const isOn = (flag: Flag): boolean =>
  typeof flag === 'boolean' ? flag : flagWords.indexOf(flag) < flagWords.indexOf('false')

/** A whole number, also as text of a query. Where a document clamps it, its handler does. */
export const Whole = z.coerce.number<number>().int()

/** Minutes that are added to UTC before a day is named; two days either way. */
export const TimezoneOffset = Whole.min(-2880).max(2880).default(0)

/** Agents, by our names or by the documented ones; empty means all. */
export const ProviderNames = z.array(z.string().max(200)).optional()

/** Tokens under the documented names. */
export const DocumentedTokens = z.object({
  input: z.number(),
  output: z.number(),
  cache_creation: z.number(),
  cache_read: z.number(),
})
export type DocumentedTokens = z.infer<typeof DocumentedTokens>
