import { expect, test } from 'vitest'
import { Decimal } from '../../src/domain/money/decimal.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import type { Aggregation } from '../../src/domain/metering/meter.ts'
import { quantity } from './quantity.ts'
import { rollupOf } from './rollup.ts'

const event = (eventId: string, value: string, second: string) => ({
  eventId, value: Decimal.parse(value), distinct: value, payloadHash: '0'.repeat(64),
  timestamp: parseInstant(`2026-01-01T00:00:${second}Z`),
})
const used = rollupOf([
  event('d', '0.1', '03'), event('b', '0.2', '09'), event('a', '7', '09'), event('c', '0.2', '05'),
])
const negative = rollupOf([event('a', '-3', '00'), event('b', '-1', '01')])

test.each<[Aggregation, string, string]>([
  ['count', '4', 'every event'],
  ['sum', '7.5', 'an exact sum'],
  ['max', '7', 'the greatest value'],
  ['unique_count', '3', 'a value twice is one'],
  ['latest', '0.2', 'by time, then by id; not by arrival'],
])('%s is %s: %s', (aggregation, wanted) => {
  expect(quantity(aggregation, used).toString()).toBe(wanted)
})

test.each([['max', '-1'], ['sum', '-4'], ['latest', '-1']] as const)(
  '%s of negative values is %s, not 0', (aggregation, wanted) => {
    expect(quantity(aggregation, negative).toString()).toBe(wanted)
  })
