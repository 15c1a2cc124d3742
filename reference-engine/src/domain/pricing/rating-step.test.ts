import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { ratingStep } from './rating-step.ts'

test('a step is its quantity times its unit amount, exactly', () => {
  const [quantity, unitAmount] = [Decimal.parse('0.333333333333'), Decimal.parse('0.000000000003')]
  expect(ratingStep({ ref: 'unit', quantity, unitAmount }).amountUnrounded.toString())
    .toBe('0.000000000000999999999999')
})
