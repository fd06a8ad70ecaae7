import { pickFrom, type Random, randomFrom, wholeFrom } from './random.ts'
import { type SampleAgent, sendAgent } from './sample-agents.ts'
import { type SampleProject, sampleProjects } from './sample-projects.ts'
import { SampleSession } from './sample-session.ts'
import type { SampleTopic } from './sample-topics.ts'
import { sampleTurns } from './sample-turns.ts'
import { transcript } from './transcript.ts'

/** What a session is made from. */
export interface Plan {
  readonly id: string
  readonly seed: number
  readonly topic: SampleTopic
  readonly model: string
}

/** The transcripts of a session, and UTC ms of its last record. */
export interface Draft {
  readonly main: string
  readonly agents: readonly SampleAgent[]
  readonly endAt: number
}

const minuteMs = 60_000

const agentModel = 'claude-haiku-4-5-20251001'

const followUps = [
  'Good. And the tests?',
  'Can you make that shorter?',
  'Go on.',
  'Now commit it.',
] as const

const closings = [
  'Done: one file changed, and the tests pass.\n\n- the cause was the order of two calls\n- a test now holds it',
  'Done. The change is small, and `git diff` shows all of it.',
  'That is in. I left the public names as they were.',
] as const

const changeFile = (session: SampleSession, random: Random): void => {
  const file = pickFrom(random, session.project.files)
  session.read(file)
  const edits = session.open(file).slice(0, wholeFrom(random, 1, file.edits.length))
  for (const edit of edits) session.edit(file, edit)
  const failed = random() < 0.25
  const { test } = session.project
  if (failed) session.run(test, 'Run the tests', 'Exit code 1\n1 failed, 43 passed', true)
  session.run(test, 'Run the tests', '44 passed in 3.1 s')
}

/** The project a session works in. */
export const projectOf = (topic: SampleTopic): SampleProject =>
  sampleProjects[topic.project] ?? sampleProjects[0]

const draft = ({ id, seed, topic, model }: Plan, startAt: number): Draft => {
  const random = randomFrom(seed)
  const project = projectOf(topic)
  const gitBranch = pickFrom(random, ['main', 'main', 'next', 'fix/rounding'])
  const to = transcript({ sessionId: id, cwd: project.cwd, startAt, model, seed, gitBranch })
  const session = new SampleSession(to, project, random)
  const agents: SampleAgent[] = []
  to.prompt(topic.prompt)
  session.find('export|def|pub fn', project.files[0])
  session.say('I read the code before I change anything.')
  changeFile(session, random)
  for (const turn of topic.turns) {
    if (turn === 'agents') {
      const count = wholeFrom(random, 1, 3)
      for (let sent = 0; sent < count; sent++) agents.push(sendAgent(session, random, agentModel))
    } else sampleTurns[turn](session, random)
  }
  for (let turn = wholeFrom(random, 0, 4); turn > 0; turn--) {
    to.wait(wholeFrom(random, 1, 9) * minuteMs).prompt(pickFrom(random, followUps))
    changeFile(session, random)
    session.say(pickFrom(random, closings))
  }
  session.say(pickFrom(random, closings))
  to.aiTitle(topic.title)
  return { main: to.text(), agents, endAt: to.at }
}

/** A session that ends at a time; how long it takes is only known once it is written. */
export const draftEndingAt = (plan: Plan, endAt: number): Draft =>
  draft(plan, endAt - draft(plan, 0).endAt)
