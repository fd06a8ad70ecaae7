/** The part of a Playwright test that skips all tests of a file or a group. */
interface Skipping {
  readonly skip: (condition: boolean, reason: string) => void
}

/** Skips what follows where there is trouble, and says so in one line. */
export const skipFile = (test: Skipping, what: string, trouble: string | null): void => {
  test.skip(trouble !== null, trouble ?? '')
  // Files are read by the runner and again by each worker; the runner says it once.
  if (trouble !== null && process.env.TEST_WORKER_INDEX === undefined)
    console.log(`skipped: ${what}, as ${trouble}`)
}
