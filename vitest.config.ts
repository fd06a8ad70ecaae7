import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // A test that starts the whole engine takes a second, and five on a machine that does more.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // V8 ends the process at times where many threads come and go: nodejs/node#64500.
    execArgv: ['--no-memory-protection-keys'],
    include: ['schema', 'src-main', 'src-renderer', 'e2e'].map((dir) => `${dir}/**/*.test.ts`),
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
  },
})
