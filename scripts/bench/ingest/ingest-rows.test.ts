import { expect, test } from 'vitest'
import { ingestHead, ingestRows, memoryRows } from './ingest-rows.ts'
import type { IngestionResult } from './measure-ingestion.ts'

const measured = (per_second: number) => ({ per_second, p50_ms: 1.25, p99_ms: 20, rounds: [] })
const time_us = { engine: 20.04, database: 0, client: 2 }

const result = (name: IngestionResult['name'], factor: number): IngestionResult => ({
  name, version: '18.4', settings: {},
  batches: [100, 500, 1000].map((size) => ({
    size, time_us, http: measured(12_000 * factor),
    bare: factor === 1 ? undefined : measured(30_000),
  })),
  singles: [{ connections: 64, per_second: 900 * factor, p50_ms: 9, p99_ms: 30, time_us }],
  fill: factor === 1 ? undefined : {
    events: 2_000_000, per_second: 20_000, time_us,
    memory: [{ events: 1_000_000, resident_bytes: 256 * 1024 ** 2 }],
  },
  usage: { queries: 10, p50_ms: 4, p99_ms: 8, stored_events: 5_000_000 },
  overload: undefined,
  bytes_per_event: undefined,
  memory_bytes: { peak: 1024 ** 3, peak_before_overload: 1024 ** 2, final: 0 },
  verified: { acknowledged: 5_000_000, stored: undefined, usage_answers: 2000, duplicates: 9 },
})

const results = [result('PGlite', 1), result('PostgreSQL', 2)]

test('the head says what was measured and which way the ratio goes', () => {
  expect(ingestHead(results))
    .toEqual(['measured', 'PGlite 18.4', 'PostgreSQL 18.4', 'PostgreSQL : PGlite'])
})

test.each([
  ['events/s, HTTP, batches of 1000', '12,000', '24,000', '2.00', 'rates are compared'],
  ['  HTTP : bare statement', '-', '0.80', '', 'only beside a bare statement'],
  ['  engine\'s processor time, us/event', '20.0', '20.0', '', 'one decimal'],
  ['  database\'s processor time, us/event', '-', '-', '', 'no time was told'],
  ['requests/s, single events, 128 connections', '-', '-', '', 'not measured'],
  ['events/s, a month in its order', '-', '20,000', '', 'a gap has no ratio'],
  ['  final', '-', '-', '', 'a system that tells no memory'],
])('%s: %s and %s make %j: %s', (name, ...cells) => {
  const row = ingestRows(results).find(([title]) => title === name)
  expect(row).toEqual([name, ...cells.slice(0, 3)])
})

test('memory is shown by the events that went by', () => {
  expect(results.map(memoryRows)).toEqual([[], [['1,000,000', '256']]])
})
