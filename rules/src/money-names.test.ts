import { expect, test } from 'vitest'
import { isCurrencyBoundName, isMoneyName } from './money-names.ts'

test.each([
  ['amount', 'money'], ['unit_amount', 'money'], ['amount_due', 'money'], ['total', 'money'],
  ['subtotal', 'money'], ['credit_balance', 'money'], ['unit_price', 'money'],
  ['rounding_residue', 'money'], ['amount_unrounded', 'money'],
  ['quantity', 'measure'], ['included_quantity', 'measure'], ['up_to', 'measure'],
  ['package_size', 'measure'],
  ['event_count', 'neither'], ['price_id', 'neither'], ['amounts_url', 'neither'],
  ['totally', 'neither'], ['minor_digits', 'neither'], ['position', 'neither'],
])('%s says %s', (name, kind) => {
  expect(isMoneyName(name)).toBe(kind !== 'neither')
  expect(isCurrencyBoundName(name)).toBe(kind === 'money')
})
