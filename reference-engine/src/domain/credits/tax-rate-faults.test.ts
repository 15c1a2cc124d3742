import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { repeatedRateFaults, taxRateFaults } from './tax-rate-faults.ts'

test.each([
  ['0', 0, 'a zero rate is a rate'], ['100', 0, 'the whole amount'], ['8.875', 0, 'exactly'],
  ['100.0000000001', 1, 'more than the amount'],
])('a tax of %s percent has %i faults: %s', (percentage, wanted) => {
  expect(taxRateFaults({ percentage: Decimal.parse(percentage) })).toHaveLength(wanted)
})

test('each repetition in a list of rates is named by its place', () => {
  const faults = repeatedRateFaults(['txr_1', 'txr_2', 'txr_1', 'txr_1'], '/tax_rate_ids')
  expect(faults.map(({ pointer }) => pointer)).toEqual(['/tax_rate_ids/2', '/tax_rate_ids/3'])
})
