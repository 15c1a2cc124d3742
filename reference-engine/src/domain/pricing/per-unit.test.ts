import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { perUnit } from './per-unit.ts'

test.each([
  ['0', [], 'no unit, no step'],
  ['3', ['unit 3 0.069'], 'each unit costs the same'],
  ['0.000000000001', ['unit 0.000000000001 0.000000000000023'], 'the smallest quantity'],
])('%s units: %j (%s)', (quantity, wanted) => {
  const steps = perUnit({ type: 'per_unit', unitAmount: Decimal.parse('0.023') },
    Decimal.parse(quantity))
  expect(steps.map((step) =>
    `${step.ref} ${String(step.quantity)} ${String(step.amountUnrounded)}`)).toEqual(wanted)
})
