import { writeSync } from 'node:fs'
import { IngestService } from '#main/ingest/ingest-service.ts'
import { InsightsFollower } from '#main/ingest/insights/insights-follower.ts'
import { TextShard } from '#main/ingest/text-shard.ts'
import { LibraryReader } from '#main/store/library-reader.ts'
import { shardCount } from '#main/store/search-schema.ts'

// A program of its own: reads a home and makes its full text, questions and tags over and over, each
// third time from nothing, until somebody ends it. It says `read` once a home is read, and `made` when everything is made of it.

const [home = '', dataDir = ''] = process.argv.slice(2)

const service = await IngestService.open({
  dataDir,
  claudeDirs: [home],
  onProgress: () => undefined,
  onChange: () => undefined,
  onRoots: () => undefined,
  onReplaced: () => undefined,
})
const library = LibraryReader.open(dataDir)
const followers = [
  ...Array.from(
    { length: shardCount },
    (_, shard) => new TextShard(dataDir, library, shard, () => undefined),
  ),
  new InsightsFollower(dataDir, library),
]
for (let time = 1; ; time += 1) {
  await service.runPass()
  writeSync(1, 'read\n')
  for (const follower of followers) {
    if (time % 3 === 0) follower.clear()
    await follower.catchUp(null, new AbortController().signal)
  }
  writeSync(1, 'made\n')
}
