import { afterAll, beforeAll, describe } from 'vitest'
import { bookmarkCases } from './bookmarks.cases.ts'
import { titleCases } from './titles.cases.ts'
import { projectCases } from './projects.cases.ts'
import { statisticsCases } from './statistics.cases.ts'
import { messageCases } from './messages.cases.ts'
import { searchCases } from './search.cases.ts'
import { transcriptCases } from './transcripts.cases.ts'
import { qaCases } from './qa.cases.ts'
import { tagCases } from './tags.cases.ts'
import { writeAsked, writeKnown } from './homes.fixture.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

// One server for all of these: starting one takes longer than asking it. The first cases read the home.
let served: ServedHome
beforeAll(async () => {
  served = await serveHome(writeKnown)
})
afterAll(() => served.close())

describe('projects', () => projectCases(() => served))
describe('statistics', () => statisticsCases(() => served))
describe('messages', () => messageCases(() => served))
describe('search', () => searchCases(() => served))
describe('transcripts', () => transcriptCases(() => served))
describe('bookmarks', () => bookmarkCases(() => served))
describe('titles', () => titleCases(() => served))

describe('insights', () => {
  // Written behind the cases above, which know every session there is.
  beforeAll(async () => {
    writeAsked(served.home)
    await served.ingest()
  })
  describe('questions', () => qaCases(() => served))
  describe('tags', () => tagCases(() => served))
})
