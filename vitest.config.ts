import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: 'src-main/launch/build-first.mjs',
    // V8 ends the process at times where many threads come and go: nodejs/node#64500.
    execArgv: ['--no-memory-protection-keys'],
    // No test may fail for the speed of a machine: these end only what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // No test changes what another one stands on, and a fresh process for each file takes a fifth.
    isolate: false,
    // Most of a file waits for threads and disks; one core alone would take half as long again.
    maxWorkers: 2,
    include: ['schema', 'src-main', 'src-renderer', 'e2e'].map((dir) => `${dir}/**/*.test.ts`),
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
  },
})
