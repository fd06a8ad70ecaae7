import { afterAll, beforeAll, describe } from 'vitest'
import { refusalCases } from './refused.cases.ts'
import { costDataCases } from './cost-data.cases.ts'
import { commandCases } from './commands.cases.ts'
import { providerAndModelCases } from './providers-and-models.cases.ts'
import { exportCases } from './export.cases.ts'
import { currencyCases } from './currency.cases.ts'
import { writeCosts } from './homes.fixture.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

// One server for all of these. What is refused comes first, while no project is selected.
let served: ServedHome
beforeAll(async () => {
  served = await serveHome(writeCosts)
  await served.ingest()
})
afterAll(() => served.close())

describe('refused', () => refusalCases(() => served))
describe('cost data', () => costDataCases(() => served))
describe('commands', () => commandCases(() => served))
describe('providers and models', () => providerAndModelCases(() => served))
describe('export', () => exportCases(() => served))
describe('currency', () => currencyCases(() => served))
