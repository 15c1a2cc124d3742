import { readFileSync } from 'node:fs'

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  success: boolean
}

/** How a run of vitest ended, read from its JSON report. */
export const vitestCount = (file: string) => {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const { numPassedTests: passed, numFailedTests: failed, success } = report
  return { passed, failed, skipped: report.numPendingTests + report.numTodoTests, success }
}
