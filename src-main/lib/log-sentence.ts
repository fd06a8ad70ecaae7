import { visibleText } from '#schema/visible-text.ts'
import { asObject } from './coerce.ts'

/** Fields that say why; what stands in them goes behind a colon. */
const reasons: ReadonlySet<string> = new Set(['error', 'reason', 'err'])

const textOf = (value: unknown): string => {
  const { type, message } = asObject(value) ?? {}
  if (typeof message === 'string') return `${String(type)}: ${message}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** One entry of the log, written as JSON, as a line for a person. */
export const logSentence = (line: string): string => {
  const { level: _, time: __, msg, ...fields } = asObject(JSON.parse(line)) ?? {}
  const entries = Object.entries(fields)
  const why = entries.filter(([name]) => reasons.has(name)).map(([, value]) => textOf(value))
  const rest = entries.filter(([name]) => !reasons.has(name))
  const about = rest.map(([name, value]) => `${name} ${textOf(value)}`).join(', ')
  const said = [String(msg), ...why].join(': ').replace(/\.$/, '')
  return `rearview: ${visibleText(about ? `${said} (${about})` : said)}.\n`
}
