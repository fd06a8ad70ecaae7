// Adds up what Vitest and Playwright reported, with the broken steps and a test command that ended
// badly without saying why: count.mjs BROKEN_STEPS EXIT_CODE_OF_TESTS
import { readFileSync } from 'node:fs'

const read = (file) => {
  try {
    return JSON.parse(readFileSync(`test-results/${file}`, 'utf8'))
  } catch {
    console.log(`no report in test-results/${file}`)
    return null
  }
}

const [brokenSteps = 0, exitCode = 0] = process.argv.slice(2).map(Number)
const unit = read('unit.json')
const e2e = read('e2e.json')?.stats

const passed = (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0)
const skipped = (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (e2e?.skipped ?? 0)
// A test file that cannot be loaded fails without a test of its own.
const brokenFiles =
  unit?.testResults?.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length ?? 0
const failedTests = (unit?.numFailedTests ?? 0) + (e2e?.unexpected ?? 0) + (e2e?.flaky ?? 0)
const reported = failedTests + brokenFiles + brokenSteps
const failed = reported === 0 && exitCode !== 0 ? 1 : reported

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
