import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from '#e2e/find-chromium.ts'

/** What measures times or draws thousands of rows has the machine for itself, after all others. */
const alone = ['live', 'reader-large', 'reader-corpus', 'hostile', 'first-run', 'lost-engine'].map(
  (name) => `**/${name}.spec.ts`,
)

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'together', testIgnore: alone, workers: 2 },
    { name: 'alone', testMatch: alone, workers: 1, dependencies: ['together'] },
  ],
  workers: 2,
  retries: 0,
  timeout: 60_000,
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
