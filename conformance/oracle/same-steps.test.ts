import { expect, test } from 'vitest'
import { steps } from './rate.ts'
import { parse } from './rational.ts'
import { sameSteps } from './same-steps.ts'

const tiers = [{ up_to: '10', unit_amount: '2', flat_amount: '5' }, { unit_amount: '0' }]
const wanted = steps({ pricing: { type: 'graduated', tiers } }, parse('11'))
const [unit, flat] = [
  { ref: 'tier-1', quantity: '10', unit_amount: '2' },
  { ref: 'tier-1-flat', quantity: '1', unit_amount: '5.00' },
]

test.each([
  [[unit, flat], true, 'a free step may be left out'],
  [[unit, flat, { ref: 'tier-2', quantity: '1', unit_amount: '0' }], true, 'or told'],
  [[unit], false, 'one that costs may not'],
  [[{ ...unit, quantity: '11' }, flat], false, 'quantities are compared'],
  [[{ ...unit, ref: 'tier-2' }, flat], false, 'and what they stand for'],
])('%j is %s: %s', (told, same) => expect(sameSteps(told, wanted)).toBe(same))
