// What a run of Vitest counted, read from its JSON report.
import { existsSync, readFileSync } from 'node:fs'

/**
 * @param {string} reportFile written by Vitest's json reporter
 * @param {number} code Vitest's exit code
 * @returns {{ passed: number, failed: number, skipped: number }} a file that could not be loaded, and an error outside any test, each count as one failure
 */
export function countTests(reportFile, code) {
  if (!existsSync(reportFile)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const report = JSON.parse(readFileSync(reportFile, 'utf8'))
  const broken = report.testResults.filter(file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'))
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The sum of several counts. */
export const sum = counts => counts.reduce((total, count) => ({
  passed: total.passed + count.passed,
  failed: total.failed + count.failed,
  skipped: total.skipped + count.skipped,
}), { passed: 0, failed: 0, skipped: 0 })

/** `3 passed, 0 failed`, and the skipped where there are any. */
export const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
