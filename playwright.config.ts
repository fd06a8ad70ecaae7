import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from '#e2e/find-chromium.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // One browser and one server keep two cores busy; more of them at once only slow each other.
  workers: 1,
  retries: 0,
  // No test may fail for the speed of a machine: these end only what hangs.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1360, height: 880 },
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // A recording costs a tenth of the time; `npx playwright test NAME --trace on` makes one.
    trace: 'off',
    launchOptions: await chromiumLaunch(),
  },
})
