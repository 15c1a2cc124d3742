import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { sliceSteps, tierSlices } from './tier-slice.ts'

const d = (text: string) => Decimal.parse(text)
const tiers = [
  { upTo: d('10'), unitAmount: d('2') },
  { upTo: d('20.5'), unitAmount: d('1'), flatAmount: d('5') },
  { unitAmount: d('0.5'), flatAmount: d('0') },
]

test.each([
  ['0', [], 'nothing lies anywhere'],
  ['10', ['1:10'], 'the bound belongs to the lower tier'],
  ['10.5', ['1:10', '2:0.5'], 'a fraction crosses it'],
  ['20.5', ['1:10', '2:10.5'], 'a bound with a fraction'],
  ['100', ['1:10', '2:10.5', '3:79.5'], 'the last tier is open'],
])('%s is cut into %j: %s', (quantity, wanted) => {
  expect(tierSlices(tiers, d(quantity)).map(({ number, units }) => `${number}:${String(units)}`))
    .toEqual(wanted)
})

test('slices add up to the quantity, whatever it is', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 12 }),
    (coefficient, scale) => {
      const quantity = Decimal.scaled(coefficient, scale)
      const units = tierSlices(tiers, quantity).map((slice) => slice.units)
      expect(Decimal.sum(units).equals(quantity)).toBe(true)
    }))
})

test('a flat amount is a step of its own, and a flat amount of 0 is none', () => {
  const steps = tierSlices(tiers, d('30')).flatMap(sliceSteps)
  expect(steps.map((step) => `${step.ref} ${String(step.amountUnrounded)}`))
    .toEqual(['tier-1 20', 'tier-2 10.5', 'tier-2-flat 5', 'tier-3 4.75'])
})
