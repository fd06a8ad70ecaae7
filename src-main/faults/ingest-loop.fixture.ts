import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { IngestService } from '#main/ingest/ingest-service.ts'
import type { Order } from './ingest-child.ts'

// A program of its own: the real ingest over and over, until somebody ends it. It says `ready` once
// it is loaded, waits for a line `{home, dataDir, passes?}`, and says `ack BYTES` after each pass:
// what it then holds must survive anything.

const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

const ingest = async ({ home, dataDir, passes = Number.POSITIVE_INFINITY }: Order) => {
  const service = await IngestService.open({
    dataDir,
    claudeDirs: [home],
    onProgress: () => undefined,
    onChange: () => undefined,
    onRoots: () => undefined,
    onReplaced: () => undefined,
  })
  say('opened')
  for (let pass = 0; pass < passes; pass += 1) {
    const report = await service.runPass()
    say(`ack ${report.bytes}`)
  }
  await service.close()
  say(`peak ${process.resourceUsage().maxRSS}`)
}

const input = createInterface({ input: process.stdin })
input.once('line', (line) => {
  input.close()
  ingest(JSON.parse(line) as Order)
    .then(() => process.exit(0))
    .catch((thrown: unknown) => {
      const { code = '', message } = thrown as NodeJS.ErrnoException
      say(`failed ${code} ${message}`)
      process.exit(1)
    })
})
say('ready')
