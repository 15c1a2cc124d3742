import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { flat } from './flat.ts'

test.each(['0', '1', '25'])('a flat price of 49 costs 49 for %s units', (quantity) => {
  const pricing = { type: 'flat', amount: Decimal.parse('49') } as const
  const [step, ...more] = flat(pricing, Decimal.parse(quantity))
  expect(more).toEqual([])
  expect([step?.ref, String(step?.quantity), String(step?.amountUnrounded)])
    .toEqual(['flat', '1', '49'])
})
