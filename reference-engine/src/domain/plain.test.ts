import { expect, test } from 'vitest'
import { Decimal } from './money/decimal.ts'
import { Money } from './money/money.ts'
import { toPlain } from './plain.ts'
import { parseInstant } from './time/instant.ts'

const kwd = { code: 'KWD', minorDigits: 3 }

test('a domain value becomes wire names and strings', () => {
  expect(toPlain({
    unitAmount: Decimal.parse('0.0230'),
    upTo: undefined,
    amount: Money.round(Decimal.parse('1.5'), kwd),
    period: { start: parseInstant('2026-01-01T01:00:00+01:00') },
    eventCount: 3,
    tiers: [{ open: true }, null],
    values: new Map([['cloudRegion', Decimal.one]]),
  })).toEqual({
    unit_amount: '0.023',
    amount: '1.500',
    period: { start: '2026-01-01T00:00:00Z' },
    event_count: 3,
    tiers: [{ open: true }, null],
    values: { cloudRegion: '1' },
  })
})

test.each<[unknown, string, string]>([
  [0.5, 'integers', 'a fraction would be a float'],
  [new Set(), 'only records', 'a class has no plain form of its own'],
  [() => 0, 'function', 'a function is no value'],
])('%s has no plain form (%s): %s', (value, invariant) => {
  expect(() => toPlain(value)).toThrow(invariant)
})
