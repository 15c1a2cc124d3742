import { expect, test } from 'vitest'
import { boundLines, bounded } from './bounds.ts'
import { exact } from './decimal-text.ts'
import { parse } from './rational.ts'

const pricing = { type: 'per_unit', unit_amount: '1' } as const

test.each<[string, string | null, string | null, string[], string]>([
  ['3', '10', null, ['7', '0', '10'], 'raised by 7'],
  ['10', '10', null, ['0', '0', '10'], 'the minimum itself'],
  ['60', null, '50', ['0', '-10', '50'], 'lowered by 10'],
  ['50', null, '50', ['0', '0', '50'], 'the maximum itself'],
  ['20', '10', '50', ['0', '0', '20'], 'between both'],
  ['0', '10', '10', ['10', '0', '10'], 'nothing is raised too'],
])('%s between %s and %s is %j: %s', (amount, minimum_amount, maximum_amount, wanted) => {
  const bounds = bounded({ pricing, minimum_amount, maximum_amount }, parse(amount))
  expect([bounds.minimum, bounds.maximum, bounds.total].map(exact)).toEqual(wanted)
})

test('a bound that moves the amount has a line of its own', () => {
  const line = (amount: string) => boundLines(
    bounded({ pricing, minimum_amount: '10', maximum_amount: '50' }, parse(amount)), 2)
    .map(({ kind, amount: moved, steps: [step] }) => [kind, moved,
      step && `${exact(step.quantity)} x ${exact(step.unitAmount)}`])
  expect([line('3'), line('20'), line('60')])
    .toEqual([[['minimum', '7.00', '1 x 7']], [], [['maximum', '-10.00', '-1 x 10']]])
})
