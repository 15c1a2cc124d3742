import type { Meter, Price } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { expectFaults, type NamedFault } from '../named-faults.ts'

const unit = { type: 'per_unit', unit_amount: '1' }
const flat = { type: 'flat', amount: '9' }
const share = (values: object = {}) => ({ type: 'percentage', rate: '2.9', ...values })
const cell = (values: Record<string, string>) => ({ values, unit_amount: '2' })
const matrix = (values: object = {}) => ({ type: 'matrix', dimensions: ['region'],
  cells: [cell({ region: 'eu' })], default_unit_amount: '1', ...values })
const divide = { operation: 'divide', factor: '10' }
const [usage, amount, percentage] = [{ type: 'usage', quantity: '1' },
  { type: 'amount', amount: '1' }, { type: 'percentage', percentage: '10' }]

type Row = [values: object, ...faults: NamedFault[]]

/** Prices of a `sum` meter that groups by region and tier, with all that is wrong with each. */
const metered: Row[] = [
  [{ pricing: unit }],
  [{ pricing: unit, unit_conversion: divide, included_quantity: '1', minimum_amount: '1.25',
    maximum_amount: '1.25', discounts: [usage, amount, percentage] }],
  [{ pricing: share({ free_transactions: 3, minimum_amount_per_transaction: '0.5',
    maximum_amount_per_transaction: '0.5' }), discounts: [amount, percentage],
  minimum_amount: '1', maximum_amount: '2' }],
  [{ pricing: share({ free_amount: '3' }) }],
  [{ pricing: matrix({ dimensions: ['tier', 'region'],
    cells: [cell({ region: 'eu', tier: 'a' }), cell({ region: 'a', tier: 'eu' })] }),
  discounts: [percentage] }],
  [{ pricing: unit, discounts: [{ type: 'percentage', percentage: '100' }] }],
  [{ pricing: unit, unit_conversion: { ...divide, factor: '0' } },
    ['/unit_conversion/factor', 'conversion_by_zero']],
  [{ pricing: unit, unit_conversion: { operation: 'multiply', factor: '0.00' } },
    ['/unit_conversion/factor', 'conversion_by_zero']],
  [{ pricing: unit, discounts: [amount, usage, amount] }, ['/discounts/2', 'discount_repeated']],
  [{ pricing: unit, discounts: [{ type: 'percentage', percentage: '100.0000000001' }] },
    ['/discounts/0', 'percentage_above_hundred']],
  [{ pricing: unit, minimum_amount: '1.001' }, ['/minimum_amount', 'amount_too_precise']],
  [{ pricing: unit, maximum_amount: '1.001' }, ['/maximum_amount', 'amount_too_precise']],
  [{ pricing: unit, minimum_amount: '2', maximum_amount: '1.99' },
    ['/minimum_amount', 'minimum_above_maximum']],
  [{ pricing: share({ free_transactions: 1, free_amount: '1' }) },
    ['/pricing/free_amount', 'allowances_exclusive']],
  [{ pricing: share({ minimum_amount_per_transaction: '2',
    maximum_amount_per_transaction: '1' }) },
  ['/pricing/minimum_amount_per_transaction', 'minimum_above_maximum']],
  [{ pricing: share(), unit_conversion: divide }, ['/unit_conversion', 'modifier_unsupported']],
  [{ pricing: share(), included_quantity: '1' }, ['/included_quantity', 'modifier_unsupported']],
  [{ pricing: share(), discounts: [usage] }, ['/discounts/0', 'modifier_unsupported']],
  [{ pricing: matrix(), unit_conversion: divide }, ['/unit_conversion', 'modifier_unsupported']],
  [{ pricing: matrix(), included_quantity: '1' }, ['/included_quantity', 'modifier_unsupported']],
  [{ pricing: matrix(), discounts: [amount, usage] }, ['/discounts/1', 'modifier_unsupported']],
  [{ pricing: matrix({ dimensions: ['colour'], cells: [cell({ colour: 'red' })] }) },
    ['/pricing/dimensions/0', 'matrix_dimension_unknown']],
  [{ pricing: matrix({ dimensions: ['region', 'region'] }) },
    ['/pricing/dimensions/1', 'property_repeated']],
  [{ pricing: matrix({ cells: [cell({ tier: 'a' })] }) },
    ['/pricing/cells/0', 'matrix_cell_mismatch']],
  [{ pricing: matrix({ cells: [cell({ region: 'eu' }), cell({ region: 'us', tier: 'a' })] }) },
    ['/pricing/cells/1', 'matrix_cell_mismatch']],
  [{ pricing: matrix({ cells: [cell({ region: 'eu' }), cell({ region: 'us' }),
    cell({ region: 'eu' })] }) }, ['/pricing/cells/2', 'matrix_cell_repeated']],
  [{ pricing: share({ free_transactions: 1, free_amount: '1' }), included_quantity: '1',
    discounts: [usage, percentage, percentage], minimum_amount: '2.001', maximum_amount: '1' },
  ['/pricing/free_amount', 'allowances_exclusive'], ['/included_quantity', 'modifier_unsupported'],
  ['/discounts/0', 'modifier_unsupported'], ['/discounts/2', 'discount_repeated'],
  ['/minimum_amount', 'amount_too_precise'], ['/minimum_amount', 'minimum_above_maximum']],
]

/** Prices without a meter. */
const fixed: Row[] = [
  [{ pricing: flat, discounts: [amount, percentage] }],
  [{ pricing: unit, currency: 'JPY', minimum_amount: '100' }],
  [{ pricing: unit, currency: 'KWD', minimum_amount: '1.001' }],
  [{ pricing: unit, currency: 'JPY', minimum_amount: '0.5' },
    ['/minimum_amount', 'amount_too_precise']],
  [{ pricing: flat, unit_conversion: divide }, ['/unit_conversion', 'modifier_unsupported']],
  [{ pricing: flat, included_quantity: '1' },
    ['/included_quantity', 'flat_with_included_quantity']],
  [{ pricing: flat, discounts: [usage] }, ['/discounts/0', 'modifier_unsupported']],
  [{ pricing: flat, minimum_amount: '1' }, ['/minimum_amount', 'modifier_unsupported']],
  [{ pricing: flat, maximum_amount: '1' }, ['/maximum_amount', 'modifier_unsupported']],
  [{ pricing: share() }, ['/meter_id', 'percentage_meter_not_sum']],
  [{ pricing: matrix() }, ['/meter_id', 'matrix_without_meter']],
]

const problem = 'price_definition_invalid'

export default [
  check({
    id: 'prices/modifiers-that-contradict-are-pointed-at',
    requirement: 'PRC-1.2',
    needs: ['prices', 'meters'],
    async run({ api, expect, given }) {
      const { id: product_id } = await given.product()
      const meter = await given.meter({ group_by: ['region', 'tier'] })
      const counting: Meter = await given.meter({ aggregation: 'max' })
      const made: string[] = []
      const rows = [...metered.map((row) => ({ row, own: { meter_id: meter.id } })),
        ...fixed.map((row) => ({ row, own: {} })),
        { own: { meter_id: counting.id },
          row: [{ pricing: share() }, ['/meter_id', 'percentage_meter_not_sum']] as Row }]
      for (const { row: [values, ...faults], own } of rows) {
        const answer = await api.post<Price>('/prices',
          { product_id, currency: 'USD', ...own, ...values })
        if (faults.length === 0) made.push(expect.status(answer, 201).body.id)
        else expectFaults({ expect }, answer, { problem, faults })
      }
      const stored = await api.all<Price>('/prices')
      expect.equal(stored.map(({ id }) => id).toSorted(), made.toSorted(),
        'a contradiction is not stored')
    },
  }),
  check({
    id: 'prices/an-inline-price-must-not-contradict-itself',
    requirement: ['PRC-1.2', 'PRC-7.1'],
    needs: ['prices'],
    async run({ api, expect }) {
      const ask = async (price: object) => api.post('/prices/preview',
        { price: { currency: 'USD', ...price }, quantity: '1' })
      const probes = metered.filter(([values, ...faults]) => faults.length > 0 &&
        (values as { pricing: object }).pricing === unit)
      for (const [values] of expect.atLeastOne(probes, 'there are contradictions')) {
        expect.problem(await ask(values), problem)
      }
      expect.status(await ask({ pricing: unit }), 200)
    },
  }),
]
