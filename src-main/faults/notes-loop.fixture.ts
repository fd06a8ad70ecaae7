import { writeSync } from 'node:fs'
import { IngestService } from '#main/ingest/ingest-service.ts'

// A program of its own: writes titles and bookmarks over and over beside the real ingest, until
// somebody ends it, and says `ack NUMBER` after each: what was said must survive anything.

const [home = '', dataDir = '', from = '0'] = process.argv.slice(2)

const service = await IngestService.open({
  dataDir,
  claudeDirs: [home],
  onProgress: () => undefined,
  onChange: () => undefined,
  onRoots: () => undefined,
  onReplaced: () => undefined,
})
void service.runPass()

for (let number = Number(from); ; number += 1) {
  await service.changeNotes((notes) => {
    const sessionId = `s${number % 3}`
    notes.putTitle({ sessionId, title: `title ${number}`, changedAt: number })
    notes.putBookmark({
      id: `bm_${number}`,
      sessionId,
      messageIndex: number,
      messageUuid: null,
      title: `bookmark ${number}`,
      notes: `note \u202e<b>${number}</b>`.repeat(20),
      tags: ['a', `${number}`],
      createdAt: number,
      changedAt: number,
    })
    notes.putTag({ sessionId, name: `${number}`, isDismissed: number % 2 === 0, changedAt: number })
  })
  writeSync(1, `ack ${number}\n`)
  // Lets the pass beside it go on.
  await new Promise((resolve) => setImmediate(resolve))
}
