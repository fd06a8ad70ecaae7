import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeSampleHome } from './sample-home.ts'

const usage = `Writes a config folder of made-up sessions to look at.

  npm run seed -- [--out <folder>] [--seed <number>]

  --out    folder to write, new or empty (sample-home)
  --seed   whole number; the same one on the same day gives the same sessions (1)
`

const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        out: { type: 'string', default: 'sample-home' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (thrown) {
    return refuse(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${usage}`)
  }
}

const { out, seed, help } = readOptions()
if (help) {
  process.stdout.write(usage)
  process.exit(0)
}
if (!/^\d{1,9}$/.test(seed)) refuse(`"${seed}" is no seed; give a whole number.`)
const folder = path.resolve(out)
// A folder with sessions of a person's own must never be written into.
if (existsSync(path.join(folder, 'projects'))) {
  refuse(`${folder} already holds sessions; give another folder with --out.`)
}
const { sessions, files, bytes } = writeSampleHome(folder, { seed: Number(seed), now: Date.now() })
process.stdout.write(
  `${sessions.length} sessions in ${files} files (${Math.round(bytes / 1000)} kB) are in ${folder}\n` +
    `Look at them, apart from your own data:\n\n` +
    `  npm start -- --claude-dir "${folder}" --data-dir "${folder}-data"\n`,
)
