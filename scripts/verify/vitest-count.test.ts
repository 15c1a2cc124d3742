import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { vitestCount } from './vitest-count.ts'

const folder = mkdtempSync(join(tmpdir(), 'valora-count-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('skipped and todo tests are counted as neither passed nor failed', () => {
  const file = join(folder, 'report.json')
  const numbers = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
  writeFileSync(file, JSON.stringify({ ...numbers, success: false }))
  expect(vitestCount(file)).toEqual({ passed: 5, failed: 1, skipped: 3, success: false })
})
