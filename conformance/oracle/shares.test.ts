import { expect, test } from 'vitest'
import { parse } from './rational.ts'
import { shares } from './shares.ts'

test.each([
  [['0.335', '0.335', '0.335'], '1.01', 2, ['0.34', '0.34', '0.33'], 'two cents for three'],
  [['0.004', '0.006'], '0.01', 2, ['0.00', '0.01'], 'the larger remainder'],
  [['0.005', '0.005'], '0.01', 2, ['0.01', '0.00'], 'the earlier of equal ones'],
  [['1.005', '-0.335'], '0.67', 2, ['1.01', '-0.34'], 'a negative part is floored to -0.34'],
  [['0.5', '0.5'], '1', 0, ['1', '0'], 'without minor digits'],
  [[], '0.00', 2, [], 'nothing to share'],
  [['0', '0.555'], '0.56', 2, ['0.00', '0.56'], 'nothing has no remainder'],
])('%j of %s with %i digits: %j, %s', (parts, amount, digits, wanted) =>
  expect(shares(parts.map(parse), amount, digits)).toEqual(wanted))
