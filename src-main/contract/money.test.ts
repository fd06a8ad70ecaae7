import { afterAll, beforeAll, describe } from 'vitest'
import { configurationCases } from './configuration.cases.ts'
import { pricingCases } from './pricing.cases.ts'
import { writeMoney } from './homes.fixture.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

// One server for both of these.
let served: ServedHome
beforeAll(async () => {
  served = await serveHome(writeMoney)
  await served.ingest()
})
afterAll(() => served.close())

describe('configuration', () => configurationCases(() => served))
describe('prices', () => pricingCases(() => served))
