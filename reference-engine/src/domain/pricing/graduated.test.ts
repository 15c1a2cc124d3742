import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { graduated } from './graduated.ts'

const d = (text: string) => Decimal.parse(text)
const tiers = [
  { upTo: d('10'), unitAmount: d('2'), flatAmount: d('3') },
  { upTo: d('20'), unitAmount: d('1') },
  { unitAmount: d('0'), flatAmount: d('7') },
]

test.each([
  ['0', '0', 'nothing used, no flat amount'],
  ['0.000000000001', '3.000000000002', 'some quantity makes the flat amount due'],
  ['10', '23', 'the bound belongs to the lower tier'],
  ['10.5', '23.5', 'a fraction crosses it'],
  ['20', '33', 'the next tier is not reached, its flat amount not due'],
  ['20.1', '40', 'a tier that only has a flat amount'],
])('graduated %s -> %s: %s', (quantity, wanted) => {
  const steps = graduated({ type: 'graduated', tiers }, d(quantity))
  expect(String(Decimal.sum(steps.map((step) => step.amountUnrounded)))).toBe(wanted)
})

test('a unit that no tier prices is a defect', () => {
  const closed = [{ upTo: d('10'), unitAmount: d('2') }]
  expect(() => graduated({ type: 'graduated', tiers: closed }, d('11'))).toThrow('priced once')
})
