import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { transcript } from '#main/sample/transcript.ts'

const startOf2026 = Date.UTC(2026, 0, 1)
const halfHourMs = 1_800_000
const folders = 40

/** Writes a home with so many small sessions, half an hour apart, in forty projects. */
export const writeManySessions = (home: string, sessions: number): void => {
  for (let number = 0; number < sessions; number += 1) {
    const project = `project-${number % folders}`
    const folder = path.join(home, 'projects', `-nowhere-${project}`)
    mkdirSync(folder, { recursive: true })
    const sessionId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    const text = transcript({
      sessionId,
      cwd: `/nowhere/${project}`,
      startAt: startOf2026 + number * halfHourMs,
      model: number % 3 === 0 ? 'claude-opus-5' : 'claude-haiku-4-5',
      seed: number + 1,
    })
      .prompt(`Look into case ${number} and say what is wrong with it.`)
      .answer(`Case ${number} is in order.`)
      .text()
    writeFileSync(path.join(folder, `${sessionId}.jsonl`), text)
  }
}
