import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['schema', 'src-main', 'src-renderer', 'e2e'].map((dir) => `${dir}/**/*.test.ts`),
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
  },
})
