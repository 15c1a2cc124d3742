import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Fault } from '../fault.ts'
import type { Cell, Percentage } from './price.ts'
import { priceFaults } from './price-faults.ts'
import type { PriceDraft } from './price-faults.ts'
import type { Usage } from './usage.ts'
import { usageFaults } from './usage-faults.ts'

const d = (text: string) => Decimal.parse(text)
const eur = { code: 'EUR', minorDigits: 2 }
const none = { currency: eur, includedQuantity: d('0') }
const usage = {
  timing: 'in_arrears', meter: { aggregation: 'sum', groupBy: ['region', 'tier'] },
} as const
const fixed = { timing: 'in_advance' } as const
const tiered = (bounds: readonly (string | null)[]): PriceDraft => ({
  ...none,
  pricing: {
    type: 'graduated',
    tiers: bounds.map((bound) => ({ unitAmount: d('1'), ...bound && { upTo: d(bound) } })),
  },
  sale: usage,
})
const flat: PriceDraft = { ...none, pricing: { type: 'flat', amount: d('49') } }
const perUnit: PriceDraft = { ...none, pricing: { type: 'per_unit', unitAmount: d('1') } }
const percentage = (terms: Partial<Percentage> = {}): PriceDraft =>
  ({ ...none, pricing: { type: 'percentage', rate: d('2.9'), ...terms } })
const cell = (values: object): Cell =>
  ({ values: new Map(Object.entries(values)), unitAmount: d('1') })
const matrix = (dimensions: readonly string[], ...cells: readonly object[]): PriceDraft => ({
  ...none, pricing:
    { type: 'matrix', dimensions, defaultUnitAmount: d('1'), cells: cells.map(cell) },
})

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
  [{ ...perUnit, sale: usage }, [], 'usage in arrears'],
  [{ ...perUnit, sale: { ...usage, timing: 'in_advance' } }, ['usage_in_advance /timing'],
    'usage in advance'],
  [{ ...perUnit, sale: fixed }, [], 'seats in advance'],
  [{ ...flat, sale: fixed }, [], 'a fee in advance'],
  [{ ...flat, sale: { timing: 'in_arrears' } }, [], 'a fee in arrears'],
  [{ ...flat, includedQuantity: d('1'), sale: { ...usage, timing: 'in_advance' } },
    ['flat_with_meter /meter_id', 'flat_with_included_quantity /included_quantity',
      'usage_in_advance /timing'], 'a fee that measures'],
])('%o has the faults %j: %s', (draft, wanted) => {
  expect(faultsOf(draft)).toEqual(wanted)
})

test.each<[PriceDraft, string[], string]>([
  [percentage({ freeTransactions: 3 }), [], 'one allowance'],
  [percentage({ freeAmount: d('5') }), [], 'the other allowance'],
  [percentage({ freeTransactions: 3, freeAmount: d('0') }),
    ['allowances_exclusive /pricing/free_amount'], 'both allowances'],
  [percentage({ minimumAmountPerTransaction: d('1'), maximumAmountPerTransaction: d('1') }), [],
    'equal bounds'],
  [percentage({ minimumAmountPerTransaction: d('1.01'), maximumAmountPerTransaction: d('1') }),
    ['minimum_above_maximum /pricing/minimum_amount_per_transaction'], 'crossed bounds'],
  [{ ...percentage(), sale: usage }, [], 'of a sum'],
  [{ ...percentage(), sale: { ...usage, meter: { aggregation: 'max', groupBy: [] } } },
    ['percentage_meter_not_sum /meter_id'], 'of a maximum'],
  [{ ...percentage(), sale: fixed }, ['percentage_meter_not_sum /meter_id'], 'of no meter'],
  [matrix(['region'], { region: 'eu' }, { region: 'us' }), [], 'two cells'],
  [matrix(['region', 'region'], { region: 'eu' }),
    ['property_repeated /pricing/dimensions/1'], 'a dimension twice'],
  [matrix(['region', 'tier'], { region: 'eu' }, { region: 'eu', tier: 'a' },
    { tier: 'a', region: 'eu' }, { region: 'eu', tier: 'b', zone: 'c' }, { region: 'a', zone: '' }),
  ['matrix_cell_mismatch /pricing/cells/0/values', 'matrix_cell_repeated /pricing/cells/2/values',
    'matrix_cell_mismatch /pricing/cells/3/values', 'matrix_cell_mismatch /pricing/cells/4/values'],
  'every cell is named'],
  [{ ...matrix(['tier'], { tier: 'a' }), sale: usage }, [], 'one of the groupings'],
  [{ ...matrix(['zone', 'tier'], { zone: 'a', tier: 'a' }), sale: usage },
    ['matrix_dimension_unknown /pricing/dimensions/0'], 'a property nobody groups by'],
  [{ ...matrix(['tier'], { tier: 'a' }), sale: fixed }, ['matrix_without_meter /meter_id'],
    'a matrix of no meter'],
])('the model %o has the faults %j: %s', (draft, wanted) => {
  expect(faultsOf(draft)).toEqual(wanted)
})

const everyModifier: Partial<PriceDraft> = {
  includedQuantity: d('1'), unitConversion: { operation: 'divide', factor: d('1000') },
  discounts: [{ type: 'amount', amount: d('1') }, { type: 'percentage', percentage: d('100') },
    { type: 'usage', quantity: d('1') }],
  minimumAmount: d('1.50'), maximumAmount: d('1.5'),
}
const quantityModifiers = ['modifier_unsupported /unit_conversion',
  'modifier_unsupported /discounts/2']

test.each<[PriceDraft, string[], string]>([
  [{ ...perUnit, ...everyModifier }, [], 'units take them all'],
  [{ ...tiered([null]), ...everyModifier }, [], 'tiers as well'],
  [{ ...flat, ...everyModifier }, ['flat_with_included_quantity /included_quantity',
    ...quantityModifiers, 'modifier_unsupported /minimum_amount',
    'modifier_unsupported /maximum_amount'], 'a fee takes amounts off only'],
  [{ ...percentage(), ...everyModifier },
    ['modifier_unsupported /included_quantity', ...quantityModifiers], 'a percentage'],
  [{ ...matrix(['a'], { a: '' }), ...everyModifier },
    ['modifier_unsupported /included_quantity', ...quantityModifiers], 'a matrix'],
  [{ ...perUnit, unitConversion: { operation: 'multiply', factor: d('0') } },
    ['conversion_by_zero /unit_conversion/factor'], 'a conversion to nothing'],
  [{ ...perUnit, discounts: [{ type: 'amount', amount: d('1') },
    { type: 'amount', amount: d('2') }, { type: 'percentage', percentage: d('100.01') }] },
  ['discount_repeated /discounts/1', 'percentage_above_hundred /discounts/2/percentage'],
  'a discount twice and one of too much'],
  [{ ...perUnit, minimumAmount: d('2.001'), maximumAmount: d('1.999') },
    ['amount_too_precise /minimum_amount', 'amount_too_precise /maximum_amount',
      'minimum_above_maximum /minimum_amount'], 'more digits than the currency, and crossed'],
  [{ ...perUnit, currency: { code: 'JPY', minorDigits: 0 }, minimumAmount: d('0.5') },
    ['amount_too_precise /minimum_amount'], 'a part of a yen'],
])('modifiers of %o have the faults %j: %s', (draft, wanted) => {
  expect(faultsOf(draft)).toEqual(wanted)
})

test.each<[PriceDraft, Usage, string[], string]>([
  [perUnit, { quantity: d('1') }, [], 'a quantity for units'],
  [perUnit, { groups: [] }, ['quantity_required /quantity'], 'groups for units'],
  [percentage(), { transactions: [] }, [], 'transactions for a percentage'],
  [percentage(), { quantity: d('1') }, ['transactions_required /transactions'],
    'a quantity for a percentage'],
  [matrix(['a']), { groups: [] }, [], 'groups for a matrix'],
  [matrix(['a']), { transactions: [] }, ['groups_required /groups'], 'transactions for a matrix'],
])('for %o, %o has the faults %j: %s', ({ pricing }, used, wanted) => {
  expect(shown(usageFaults(pricing, used))).toEqual(wanted)
})

const shown = (faults: readonly Fault[]) => faults.map(({ code, pointer }) => `${code} ${pointer}`)
const faultsOf = (draft: PriceDraft) => shown(priceFaults(draft))
