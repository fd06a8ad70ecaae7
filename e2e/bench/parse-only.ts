// The least that any reader of these files must do: read each, split it, parse every line.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = process.argv[2] ?? '.'
let lines = 0
for (const file of globSync('**/*.jsonl', { cwd: folder })) {
  for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
    if (line === '') continue
    JSON.parse(line)
    lines += 1
  }
}
process.stdout.write(JSON.stringify({ lines }))
