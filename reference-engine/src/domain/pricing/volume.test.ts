import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { volume } from './volume.ts'

const d = (text: string) => Decimal.parse(text)
const tiers = [
  { upTo: d('10'), unitAmount: d('2'), flatAmount: d('3') },
  { upTo: d('20'), unitAmount: d('1') },
  { unitAmount: d('0.5'), flatAmount: d('7') },
]

test.each([
  ['0', [], 'nothing used, no tier chosen'],
  ['10', ['tier-1 20', 'tier-1-flat 3'], 'the bound belongs to the lower tier'],
  ['10.5', ['tier-2 10.5'], 'all units cost what the second tier says'],
  ['20', ['tier-2 20'], 'the second bound as well'],
  ['20.000000000001', ['tier-3 10.0000000000005', 'tier-3-flat 7'], 'one flat amount only'],
])('volume %s -> %j: %s', (quantity, wanted) => {
  const steps = volume({ type: 'volume', tiers }, d(quantity))
  expect(steps.map((step) => `${step.ref} ${String(step.amountUnrounded)}`)).toEqual(wanted)
})

test('a quantity above a closed last tier is a defect', () => {
  const closed = [{ upTo: d('10'), unitAmount: d('2') }]
  expect(() => volume({ type: 'volume', tiers: closed }, d('11'))).toThrow('open-ended')
})
