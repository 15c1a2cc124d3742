import type { MatrixPricing, UsageGroup } from '@valora/spec/types'
import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { matrixSteps } from './matrix.ts'
import { parse } from './rational.ts'

const terms: MatrixPricing = {
  type: 'matrix', dimensions: ['a', 'b'], default_unit_amount: '9',
  cells: [{ values: { a: 'x', b: 'y' }, unit_amount: '2' },
    { values: { a: 'x', b: 'null' }, unit_amount: '3' }],
}

test.each<[[UsageGroup, string][], string[], string]>([
  [[[{ a: 'x', b: 'y' }, '4']], ['cell-1 4 x 2'], 'both values fit'],
  [[[{ a: 'x', b: 'z' }, '4']], ['cell-default 4 x 9'], 'one does not'],
  [[[{ a: 'x', b: null }, '4']], ['cell-default 4 x 9'], 'a missing value fits no cell'],
  [[[{ a: 'x', b: 'null' }, '4']], ['cell-2 4 x 3'], 'the text null does'],
  [[[{ a: 'z', b: null }, '1'], [{ a: 'x', b: 'null' }, '4'], [{ a: 'q', b: 'y' }, '2']],
    ['cell-2 4 x 3', 'cell-default 3 x 9'], 'cells first, then all others together'],
  [[[{ a: 'x', b: 'y' }, '-4'], [{ a: 'q', b: 'y' }, '2']], ['cell-default 2 x 9'],
    'less than nothing takes nothing off the others'],
])('%j: %j, %s', (groups, wanted) =>
  expect(matrixSteps(terms, groups.map(([values, used]) => ({ values, quantity: parse(used) })))
    .map(({ ref, quantity, unitAmount }) => `${ref} ${exact(quantity)} x ${exact(unitAmount)}`))
    .toEqual(wanted))
