import { expect, test } from 'vitest'
import type { PlaceResult } from './measure-place.ts'
import { resultHead, resultRows } from './result-rows.ts'

const measured = (per_second: number) =>
  ({ per_second, p50_ms: 1.25, p99_ms: 20, rounds: [] })

const result = (name: PlaceResult['name'], factor: number): PlaceResult => ({
  name, version: '18.4', fsync: name === 'PostgreSQL',
  conformance: factor === 1 ? null : { seconds: 21.04, exit_code: 0, verdict: 'conformant' },
  invoices: measured(150 * factor),
  engine_peak_memory_bytes: factor === 1 ? 512 * 1024 ** 2 : null,
})

const results = [result('PGlite', 1), result('PostgreSQL', 2)]

test('the head says what was measured and which way the ratio goes', () => {
  expect(resultHead(results)).toEqual([
    'measured', 'PGlite 18.4, fsync off', 'PostgreSQL 18.4, fsync on', 'PostgreSQL : PGlite'])
})

test.each([
  ['invoices/s', '150', '300', '2.00', 'rates have their ratio'],
  ['conformance run, s', 'not measured', '21.0', '', 'a gap is said, and has no ratio'],
  ['engine peak memory, MiB', '512', 'not measured', '', 'elsewhere than on Linux'],
])('%s: %s and %s make %j: %s', (name, ...cells) => {
  const row = resultRows(results).find(([title]) => title === name)
  expect(row).toEqual([name, ...cells.slice(0, 3)])
})

test('the time of a suite that failed is compared with nothing', () => {
  const [first] = results
  if (first === undefined) throw new Error('two results')
  const failed = { ...first, conformance: { seconds: 1.1, exit_code: 1, verdict: 'a crash' } }
  const row = resultRows([failed, result('PostgreSQL', 2)]).at(-2)
  expect(row).toEqual(['conformance run, s', '1.1 (exit 1)', '21.0', ''])
})
