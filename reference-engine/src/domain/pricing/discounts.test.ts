import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { discountSteps } from './discounts.ts'
import type { Discount } from './price.ts'

const d = (text: string) => Decimal.parse(text)
const usage = (quantity: string): Discount => ({ type: 'usage', quantity: d(quantity) })
const amount = (text: string): Discount => ({ type: 'amount', amount: d(text) })
const percentage = (text: string): Discount => ({ type: 'percentage', percentage: d(text) })

/** Ten units of 10 each. */
const hundred = {
  amount: d('100'),
  amountWithout: (less: Decimal) => d('10').minus(less).max(Decimal.zero).times(d('10')),
}
const shown = (discounts: readonly Discount[], from = hundred) =>
  discountSteps(discounts, from)
    .map(({ ref, quantity, unitAmount }) => `${ref} ${String(quantity)} x ${String(unitAmount)}`)

test.each<[Discount[], string[], string]>([
  [[], [], 'none'],
  [[usage('3')], ['discount-usage -1 x 30'], 'what the last units cost'],
  [[usage('30')], ['discount-usage -1 x 100'], 'more units than there are'],
  [[amount('12.5')], ['discount-amount -1 x 12.5'], 'an amount'],
  [[amount('250')], ['discount-amount -1 x 100'], 'down to zero'],
  [[percentage('12.5')], ['discount-percentage -0.125 x 100'], 'a share'],
  [[percentage('100')], ['discount-percentage -1 x 100'], 'all of it'],
  [[percentage('50'), amount('20'), usage('2')],
    ['discount-usage -1 x 20', 'discount-amount -1 x 20', 'discount-percentage -0.5 x 60'],
    'in the one order, each of what is left'],
  [[amount('100'), percentage('50')], ['discount-amount -1 x 100'], 'nothing is left to share'],
  [[usage('0'), amount('0'), percentage('0')], [], 'nothing taken off is no step'],
])('%o takes off %j: %s', (discounts, wanted) => {
  expect(shown(discounts)).toEqual(wanted)
})

test('fewer units that would cost more take nothing off', () => {
  const from = { amount: d('10.5'), amountWithout: () => d('20') }
  expect(shown([usage('1'), amount('1')], from)).toEqual(['discount-amount -1 x 1'])
})

test('nothing is taken off nothing', () => {
  const from = { amount: Decimal.zero, amountWithout: () => Decimal.zero }
  expect(shown([usage('1'), amount('1'), percentage('1')], from)).toEqual([])
})

test('discounts leave no less than 0 and take no less than 0', () => {
  const positive = fc.bigInt({ min: 0n, max: 10n ** 12n })
    .map((coefficient) => Decimal.scaled(coefficient, 6))
  const shares = fc.bigInt({ min: 0n, max: 1_000_000n }).map((share) => Decimal.scaled(share, 4))
  fc.assert(fc.property(positive, positive, positive, shares, (whole, less, off, share) => {
    const from = { amount: whole, amountWithout: (quantity: Decimal) => whole.minus(quantity) }
    const steps = discountSteps([{ type: 'percentage', percentage: share },
      { type: 'usage', quantity: less.min(whole) }, { type: 'amount', amount: off }], from)
    const taken = steps.map(({ amountUnrounded }) => amountUnrounded)
    expect(taken.every((each) => each.isNegative())).toBe(true)
    expect(whole.plus(Decimal.sum(taken)).isNegative()).toBe(false)
  }))
})
