import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { packages } from './packages.ts'

const d = (text: string) => Decimal.parse(text)

test.each([
  ['0', '1000', [], 'none begun'],
  ['0.000000000001', '1000', ['1 5'], 'the smallest beginning is a package'],
  ['1000', '1000', ['1 5'], 'a full one is one'],
  ['1000.1', '1000', ['2 10'], 'a fraction begins the next'],
  ['0.3', '0.1', ['3 15'], 'a float would begin a fourth'],
  ['999999999999999999', '0.000000000001', ['999999999999999999000000000000 4999999999999999995'
    + '000000000000'], 'as many as it takes'],
])('%s in packages of %s -> %j: %s', (quantity, size, wanted) => {
  const pricing = { type: 'package', packageSize: d(size), packageAmount: d('5') } as const
  expect(packages(pricing, d(quantity)).map((step) =>
    `${String(step.quantity)} ${String(step.amountUnrounded)}`)).toEqual(wanted)
})

test('a package of no size is a defect', () => {
  const pricing = { type: 'package', packageSize: d('0'), packageAmount: d('5') } as const
  expect(() => packages(pricing, d('1'))).toThrow('more than 0 units')
})
