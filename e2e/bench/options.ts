import { parseArgs } from 'node:util'

/** What a run of the bench was asked for. */
export interface BenchOptions {
  /** Bytes of the corpus. */
  readonly bytes: number
  readonly seed: number
  /** File to write the figures to as well. */
  readonly json: string | undefined
}

const units: Readonly<Record<string, number>> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 }

const parseBytes = (text: string): number => {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*([KMG]?B?)$/i.exec(text) ?? []
  const factor = units[(unit ?? '').toUpperCase()]
  const bytes = Number(digits) * (factor ?? Number.NaN)
  if (!(bytes >= 1e6)) throw new Error(`--bytes takes a size such as 50MB, 1MB at least: ${text}`)
  return bytes
}

const parseSeed = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--seed takes a whole number: ${text}`)
  return Number(text)
}

/** Reads the command line; throws with a sentence where it is wrong. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      bytes: { type: 'string', default: '50MB' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  })
  return { bytes: parseBytes(values.bytes), seed: parseSeed(values.seed), json: values.json }
}
