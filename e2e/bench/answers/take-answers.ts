import { percentile } from '#e2e/bench/scroll-page.ts'
import { type Random, randomFrom } from '#main/sample/random.ts'
import type { Ask, Question } from './ask.ts'
import type { Screen } from './screens.ts'

/** What answering one question of a screen took, asked alone and each time a little differently. */
export interface Taken {
  readonly screen: string
  readonly name: string
  /** The very first answer of the running program: nothing is at hand yet. */
  readonly firstMs: number
  readonly p50: number
  readonly p95: number
  /** Processor time of the server at p95; `NaN` where it is not known. */
  readonly cpu95: number
  /** Of the longest answer. */
  readonly bytes: number
}

/** Milliseconds that 95 of 100 answers to a screen take at most, once it was opened before. */
export const mostMs = 50
/** Bytes of an answer that a screen asks for, at most. */
export const mostBytes = 1_000_000

interface Series {
  readonly firstMs: number
  readonly ms: number[]
  readonly cpuMs: number[]
  bytes: number
}

/** Tells questions of one operation apart by what makes them another kind of work. */
const nameOf = ({ name, input, of }: Question, place: number): string => {
  const by = of ? ` ${of}` : 'by' in input ? ` by ${String(input.by)}` : ''
  return `${place + 1} ${name}${by}`
}

/** Orders are the same in every run. */
const seed = 1

const shuffled = <T>(list: readonly T[], random: Random): T[] =>
  list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Asks all questions of a screen one after the other, so often; then all at once, as the screen
 * does when it is opened. The first round of each is not among the figures.
 */
export const takeScreen = async (
  ask: Ask,
  times: number,
  { name: screen, questions, atOnce = questions, pauseMs }: Screen,
): Promise<Taken[]> => {
  const random = randomFrom(seed)
  const taken = new Map<string, Series>()
  const whole: number[] = []
  for (let time = 0; time <= times; time += 1) {
    const asked = [...questions(time).entries()]
    // In another order each time, or what one leaves to be tidied up would always meet the same next.
    for (const [place, question] of time === 0 ? asked : shuffled(asked, random)) {
      if (pauseMs > 0) await pause(pauseMs)
      const { ms, cpuMs, bytes } = await ask(question)
      const name = nameOf(question, place)
      const series = taken.get(name) ?? { firstMs: ms, ms: [], cpuMs: [], bytes: 0 }
      if (time > 0) {
        series.ms.push(ms)
        series.cpuMs.push(cpuMs)
      }
      series.bytes = Math.max(series.bytes, bytes)
      taken.set(name, series)
    }
  }
  for (let time = times + 1; time <= 2 * times + 1; time += 1) {
    const startedAt = performance.now()
    await Promise.all(atOnce(time).map(ask))
    whole.push(performance.now() - startedAt)
  }
  const [firstMs = Number.NaN, ...ms] = whole
  taken.set('all at once', { firstMs, ms, cpuMs: [], bytes: 0 })
  return [...taken].map(([name, series]) => ({
    screen,
    name,
    firstMs: series.firstMs,
    p50: percentile(series.ms, 0.5),
    p95: percentile(series.ms, 0.95),
    cpu95: percentile(series.cpuMs, 0.95),
    bytes: series.bytes,
  }))
}
