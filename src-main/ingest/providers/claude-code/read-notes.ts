import { asJson, cut, firstLine } from '#main/ingest/providers/cut-text.ts'
import { asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { BlockOf } from '#schema/transcript/block.ts'
import { contentText } from './read-prompt.ts'
import { tagAttribute, tagContent } from './wrappers.ts'

/** What a bare record is called, what it says in a line, and in full. */
interface Note {
  readonly name: string
  readonly line: string
  readonly text: string
}

const joined = (...parts: readonly (string | null | false)[]): string =>
  parts.filter((part) => part !== null && part !== false && part !== '').join(' · ')

const asFigure = (value: unknown, unit: string): string | null =>
  typeof value === 'number' && Number.isFinite(value) ? `${Math.round(value)}${unit}` : null

const words = (type: string): string => type.replaceAll(/[_-]+/g, ' ')

const countOf = (value: unknown, noun: string): string | null =>
  Array.isArray(value) && value.length > 0 ? `${value.length} ${noun}` : null

const hookLine = (hook: Json): string =>
  joined(
    asText(hook.hookName) ?? asText(hook.hookEvent),
    asFigure(hook.exitCode, '') && `exit ${asFigure(hook.exitCode, '')}`,
    asFigure(hook.durationMs, ' ms'),
    asText(hook.command),
  )

const hookText = (hook: Json): string =>
  [hook.content, hook.blockingError, hook.stdout, hook.stderr]
    .map((part) => (typeof part === 'string' ? part : part ? asJson(part) : ''))
    .filter((part) => part.trim() !== '')
    .join('\n')

/** Lines of the attachments whose telling field is not their text. */
const attachmentLines: Readonly<Record<string, (attachment: Json) => string>> = {
  file: (of) => joined(asText(of.displayPath) ?? asText(of.filename)),
  directory: (of) => joined(asText(of.displayPath) ?? asText(of.path)),
  edited_text_file: (of) => joined(asText(of.filename)),
  nested_memory: (of) => joined(asText(of.displayPath) ?? asText(of.path)),
  compact_file_reference: (of) => joined(asText(of.displayPath) ?? asText(of.filename)),
  deferred_tools_delta: (of) =>
    joined(countOf(of.addedNames, 'added'), countOf(of.removedNames, 'removed')),
  mcp_instructions_delta: (of) =>
    joined(countOf(of.addedNames, 'added'), countOf(of.removedNames, 'removed')),
  task_reminder: (of) => joined(countOf(of.content, 'tasks')),
  todo_reminder: (of) => joined(countOf(of.content, 'tasks')),
  already_read_file: (of) => joined(asText(of.displayPath) ?? asText(of.filename)),
  plan_mode: (of) => joined(asText(of.planFilePath)),
  plan_mode_exit: (of) => joined(asText(of.planFilePath)),
  plan_mode_reentry: (of) => joined(asText(of.planFilePath)),
  task_status: (of) => joined(asText(of.status), asText(of.outputFilePath)),
  command_permissions: (of) => joined(countOf(of.allowedTools, 'tools allowed'), asText(of.model)),
  instructions: (of) => joined(countOf(of.files, 'files')),
  deferred_tools_record: (of) => joined(countOf(of.addedNames, 'added')),
  agent_listing_delta: (of) =>
    joined(countOf(of.addedTypes, 'added'), countOf(of.removedTypes, 'removed')),
  companion_intro: (of) => joined(asText(of.name), asText(of.species)),
}

const ofAttachment = (attachment: Json): Note => {
  const type = asText(attachment.type) ?? 'attachment'
  const isHook = type.startsWith('hook_')
  const stated = isHook
    ? hookText(attachment)
    : (asText(attachment.content) ?? asText(attachment.snippet) ?? asText(attachment.rendered))
  const text = stated || asJson(attachment)
  const line = isHook
    ? hookLine(attachment)
    : Object.hasOwn(attachmentLines, type)
      ? attachmentLines[type]?.(attachment)
      : undefined
  return { name: words(type), line: line || firstLine(text), text }
}

const ofProgress = (record: Json): Note => {
  const data = asObject(record.data) ?? {}
  const output = asText(data.fullOutput) ?? asText(data.output)
  const line = joined(
    asText(data.hookName) ?? asText(data.toolName) ?? asText(data.agentId),
    asText(data.command) ?? asText(data.statusMessage) ?? asText(data.taskDescription),
    asFigure(data.elapsedTimeSeconds, ' s'),
  )
  return { name: words(asText(data.type) ?? 'progress'), line, text: output ?? asJson(data) }
}

const errorWords = (error: Json | null): string | null =>
  asText(asObject(asObject(error?.error)?.error)?.message) ??
  asText(asObject(error?.error)?.message) ??
  asText(error?.message)

const modelLine = (of: Json): string =>
  joined(
    `${asText(of.originalModel) ?? '?'} → ${asText(of.fallbackModel) ?? '?'}`,
    asText(of.apiRefusalCategory),
    countOf(of.retractedMessageUuids, 'records withdrawn'),
  )

/** Lines of bare records and of `system` subtypes whose telling field is not `content`. */
const recordLines: Readonly<Record<string, (record: Json) => string>> = {
  'system/api_error': (of) =>
    joined(
      asFigure(asObject(of.error)?.status, '') &&
        `status ${asFigure(asObject(of.error)?.status, '')}`,
      errorWords(asObject(of.error)),
      asFigure(of.retryAttempt, '') &&
        `try ${asFigure(of.retryAttempt, '')} of ${asFigure(of.maxRetries, '') ?? '?'}`,
    ),
  'system/turn_duration': (of) => joined(asFigure(Number(of.durationMs) / 1000, ' s')),
  'system/stop_hook_summary': (of) =>
    joined(
      countOf(of.hookInfos, 'hooks'),
      countOf(of.hookErrors, 'errors'),
      of.preventedContinuation === true && 'kept the agent going',
    ),
  'system/model_refusal_fallback': modelLine,
  'system/model_refusal_no_fallback': modelLine,
  'system/model_consent_fallback': modelLine,
  'system/bridge_status': (of) => joined(asText(of.content), asText(of.url)),
  'system/init': (of) => joined(asText(of.model), asText(of.permissionMode)),
  'file-history-snapshot': (of) => {
    const files = asObject(asObject(of.snapshot)?.trackedFileBackups)
    return joined(files && `${Object.keys(files).length} files`)
  },
  'queue-operation': (of) => joined(asText(of.operation), firstLine(contentText(of.content))),
  'custom-title': (of) => joined(asText(of.customTitle)),
  'ai-title': (of) => joined(asText(of.aiTitle)),
  summary: (of) => joined(asText(of.summary)),
  'last-prompt': (of) => joined(firstLine(asText(of.lastPrompt) ?? '')),
  mode: (of) => joined(asText(of.mode)),
  'permission-mode': (of) => joined(asText(of.permissionMode)),
  'pr-link': (of) => joined(asText(of.prUrl)),
  'agent-name': (of) => joined(asText(of.agentName)),
  'agent-color': (of) => joined(asText(of.agentColor)),
  'agent-setting': (of) => joined(asText(of.agentSetting)),
  tag: (of) => joined(asText(of.tag)),
  'bridge-session': (of) => joined(asText(of.bridgeSessionId)),
  'frame-link': (of) => joined(asText(of.title), asText(of.frameUrl)),
  'worktree-state': (of) => {
    const worktree = asObject(of.worktreeSession)
    return worktree ? joined(asText(worktree.worktreeName), asText(worktree.worktreePath)) : 'none'
  },
  'file-history-delta': (of) => joined(asText(of.trackingPath)),
  'content-replacement': (of) => joined(countOf(of.replacements, 'results replaced')),
  'fork-context-ref': (of) => joined(asText(of.parentSessionId), asText(of.parentLastUuid)),
  'cost-state': (of) =>
    joined(
      typeof of.totalCostUSD === 'number' && `$${of.totalCostUSD.toFixed(4)}`,
      asObject(of.modelUsage) && Object.keys(asObject(of.modelUsage) ?? {}).join(', '),
    ),
  'result/success': (of) => joined(asText(of.result)),
}

/** Keys of the envelope, which a reader of a quiet record need not see again. */
const envelope = new Set(
  `type subtype uuid parentUuid sessionId session_id timestamp cwd gitBranch version userType
   entrypoint isSidechain isMeta slug`.split(/\s+/),
)

const ofRecord = (record: Json): Note => {
  const type = asText(record.type) ?? 'record'
  const subtype = asText(record.subtype)
  const key = subtype ? `${type}/${subtype}` : type
  const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !envelope.has(name)))
  const text = asText(record.content) ?? (Object.keys(rest).length > 0 ? asJson(rest) : '')
  const line = Object.hasOwn(recordLines, key) ? recordLines[key]?.(record) : undefined
  return { name: words(subtype ?? type), line: line || firstLine(text), text }
}

const asBlock = ({ name, line, text }: Note, most: number): BlockOf<'note'> => ({
  kind: 'note',
  name: name.slice(0, 100).toWellFormed(),
  line: line.slice(0, 300).toWellFormed(),
  body: cut(text, most),
})

/** A record without a message, in words. */
export const readNote = (record: Json, most: number): BlockOf<'note'> => {
  const attachment = asObject(record.attachment)
  if (attachment) return asBlock(ofAttachment(attachment), most)
  return asBlock(record.type === 'progress' ? ofProgress(record) : ofRecord(record), most)
}

/** Tags that tell what an injected text is, and what it is called. */
const injections = [
  ['local-command-stdout', 'command output'],
  ['local-command-stderr', 'command output'],
  ['bash-stdout', 'shell output'],
  ['bash-stderr', 'shell output'],
  ['task-notification', 'task notification'],
  ['teammate-message', 'teammate message'],
  ['cross-session-message', 'message of another session'],
  ['local-command-caveat', 'caveat'],
  ['system-reminder', 'reminder'],
  ['command-name', 'command'],
] as const

const lineOf = (tag: string | undefined, text: string): string | null => {
  if (tag === 'task-notification') {
    const [status, summary] = [tagContent(text, 'status'), tagContent(text, 'summary')]
    return joined(status, summary) || null
  }
  if (tag !== 'teammate-message') return null
  const said = tagAttribute(text, tag, 'summary') ?? firstLine(tagContent(text, tag) ?? '')
  return joined(tagAttribute(text, tag, 'teammate_id'), said)
}

/** An injected text in words; older and newer versions wrap it in tags that say what it is. */
export const readInjection = (record: Json, text: string, most: number): BlockOf<'note'> => {
  const inside = (name: string) => tagContent(text, name)
  const found = injections.find(([tag]) => text.includes(`<${tag}`))
  const isShell = found?.[1] === 'shell output'
  const shell = isShell
    ? [inside('bash-stdout'), inside('bash-stderr')].filter(Boolean).join('\n')
    : null
  const body = shell ?? (found ? (inside(found[0]) ?? text) : text)
  const isSkill = asText(record.sourceToolUseID) !== null
  const name = found?.[1] ?? (isSkill ? 'skill' : 'injected')
  const line = lineOf(found?.[0], text)
  return asBlock({ name, line: line ?? firstLine(body), text: body }, most)
}
