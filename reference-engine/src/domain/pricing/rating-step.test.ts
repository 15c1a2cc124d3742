import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { ratingStep, shareAmount } from './rating-step.ts'

test('a step is its quantity times its unit amount, exactly', () => {
  const [quantity, unitAmount] = [Decimal.parse('0.333333333333'), Decimal.parse('0.000000000003')]
  expect(ratingStep({ ref: 'unit', quantity, unitAmount }).amountUnrounded.toString())
    .toBe('0.000000000000999999999999')
})

test('shares of steps add up to the amount they were rounded to', () => {
  const units = fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1 })
  const currency = { code: 'KWD', minorDigits: 3 }
  fc.assert(fc.property(units, (coefficients) => {
    const steps = coefficients.map((coefficient, index) => ratingStep({
      ref: `tier-${index}`, quantity: Decimal.scaled(coefficient, 5), unitAmount: Decimal.one,
    }))
    const exact = Decimal.sum(steps.map(({ amountUnrounded }) => amountUnrounded))
    const amount = Money.round(exact, currency)
    const shared = shareAmount(steps, amount)
    expect(Money.sum(shared.map((step) => step.amount), currency).equals(amount)).toBe(true)
  }))
})
