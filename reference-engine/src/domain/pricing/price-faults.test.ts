import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { priceFaults } from './price-faults.ts'
import type { PriceDraft } from './price-faults.ts'

const d = (text: string) => Decimal.parse(text)
const tiered = (bounds: readonly (string | null)[]): PriceDraft => ({
  pricing: {
    type: 'graduated',
    tiers: bounds.map((bound) => ({ unitAmount: d('1'), ...bound && { upTo: d(bound) } })),
  },
  includedQuantity: d('0'),
  meterId: 'mtr_1',
})
const flat: PriceDraft = { pricing: { type: 'flat', amount: d('49') }, includedQuantity: d('0') }

test.each<[PriceDraft, string[], string]>([
  [tiered([null]), [], 'one open tier'],
  [tiered(['1', '2.5', null]), [], 'ascending and open'],
  [tiered(['1', '2']), ['tier_last_bounded /pricing/tiers/1/up_to'], 'closed at the end'],
  [tiered([null, '2', null]), ['tier_bound_missing /pricing/tiers/0/up_to'], 'open before the end'],
  [tiered(['2', '2', null]), ['tiers_not_ascending /pricing/tiers/1/up_to'], 'a bound twice'],
  [tiered(['5', '2', null]), ['tiers_not_ascending /pricing/tiers/1/up_to'], 'descending'],
  [tiered(['5', '9', '7', null]), ['tiers_not_ascending /pricing/tiers/2/up_to'],
    'below its neighbour, not below the first'],
  [tiered(['5', null, '2', '9']), ['tier_bound_missing /pricing/tiers/1/up_to',
    'tiers_not_ascending /pricing/tiers/2/up_to', 'tier_last_bounded /pricing/tiers/3/up_to'],
  'every fault is named'],
  [{ ...tiered([null]), timing: 'in_arrears' }, [], 'usage in arrears'],
  [{ ...tiered([null]), timing: 'in_advance' }, ['usage_in_advance /timing'], 'usage in advance'],
  [{ ...tiered([null]), meterId: undefined, timing: 'in_advance' }, [], 'seats in advance'],
  [{ ...flat, timing: 'in_advance' }, [], 'a fee in advance'],
  [{ ...flat, timing: 'in_arrears' }, [], 'a fee in arrears'],
  [{ ...flat, meterId: 'mtr_1', includedQuantity: d('1'), timing: 'in_advance' },
    ['flat_with_meter /meter_id', 'flat_with_included_quantity /included_quantity',
      'usage_in_advance /timing'], 'a fee that measures'],
])('%o has the faults %j: %s', (draft, wanted) => {
  expect(priceFaults(draft).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(wanted)
})
