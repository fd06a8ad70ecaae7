import { expect, test } from 'vitest'
import { openReadStore } from '#main/store/read-store.ts'
import { openIngest } from '#main/testing/store.ts'
import { assistant, temporaryFolder, user, writeTranscripts } from '#main/testing/transcript.ts'
import { listProviders, recentProjects } from './project-lists.ts'

test('a store that fails leaves both lists empty and says so, each as its document has it', async () => {
  const [home, dataDir] = [temporaryFolder(), temporaryFolder()]
  writeTranscripts(home, { 'p/s.jsonl': [user('first'), assistant('a')] })
  await (await openIngest(home, dataDir)).runPass()
  const store = openReadStore(dataDir)
  expect((await recentProjects(store.index)).projects).toHaveLength(1)
  expect((await listProviders(store.index)).providers).toHaveLength(1)
  store.close()
  const sentence = 'Something went wrong inside Rearview; the log has the detail.'
  expect(await recentProjects(store.index)).toEqual({ projects: [], error: sentence })
  await expect(listProviders(store.index)).rejects.toMatchObject({
    ...{ code: 'internal', message: sentence, keys: { providers: [] } },
  })
})
