import type { QueryContext } from '#main/features/handlers.ts'
import type { SessionComparison, SessionCost } from '#schema/cost-data.ts'
import { AppError } from '#schema/errors.ts'
import type { Parsed } from '#schema/operations.ts'
import { sessionCost } from '#main/analysis/document-shapes.ts'
import { type ProjectFacts, projectFacts } from './project-facts.ts'

const findSession = (
  { sessions, facts, currency, slug }: ProjectFacts,
  parameter: 'a' | 'b',
  id: string,
): SessionCost => {
  const session = sessions.find((one) => one.id === id)
  if (!session) {
    throw new AppError('not_found', `${parameter}: the project ${slug} has no session ${id}.`)
  }
  return sessionCost(session, facts.get(session.row), currency)
}

type Tokens = SessionCost['tokens']

const tokenDiff = (a: Tokens, b: Tokens): Tokens => {
  const diff = { ...b }
  for (const kind of Object.keys(diff) as (keyof Tokens)[]) diff[kind] = b[kind] - a[kind]
  return diff
}

/** Two sessions of a project; `not_found` names the parameter whose session it has not. */
export const compareSessions = async (
  context: QueryContext,
  input: Parsed<'costs.compareSessions'>,
): Promise<SessionComparison> => {
  const project = await projectFacts(context, input.log_path)
  const a = findSession(project, 'a', input.a)
  const b = findSession(project, 'b', input.b)
  const diff = {
    cost: b.cost - a.cost,
    tokens: tokenDiff(a.tokens, b.tokens),
    commands: b.commands - a.commands,
    errors: b.errors - a.errors,
    duration_s: b.duration_s - a.duration_s,
  }
  return { a, b, diff, currency: project.currency }
}
