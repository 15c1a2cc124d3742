import { expect, test } from 'vitest'
import { lineDifferences } from './line-differences.ts'

const line = (amount: string, calculation = amount) => ({ amount, calculation })

test.each([
  ['the same lines', [line('1.00')], [line('1.00')], []],
  ['no lines', [], [], []],
  ['another amount', [line('1.00'), line('2.00')], [line('1.00'), line('3.00')],
    [[2, '2.00', '3.00']]],
  ['the same amount of other usage', [line('1.00', 'a')], [line('1.00', 'b')],
    [[1, '1.00', '1.00']]],
  ['a line that came', [], [line('1.00')], [[1, null, '1.00']]],
  ['a line that went', [line('1.00'), line('2.00')], [line('1.00')], [[2, '2.00', null]]],
])('%s', (_what, stored, recalculated, wanted) => {
  expect(lineDifferences(stored, recalculated).map(({ position, ...amounts }) =>
    [position, amounts.storedAmount, amounts.recalculatedAmount])).toEqual(wanted)
})
