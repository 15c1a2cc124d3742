import type { MatrixPricing, UsageGroup } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { preview, stepTexts } from '../previewed.ts'
import { billAt, sell, use } from '../sold-usage.ts'

const matrix = (dimensions: string[], cells: [string[], string][], rest = '1'): MatrixPricing => ({
  type: 'matrix', dimensions, default_unit_amount: rest,
  cells: cells.map(([texts, unit_amount]) => ({ unit_amount,
    values: Object.fromEntries(dimensions.map((name, index) => [name, texts[index] ?? ''])) })),
})

const regions = matrix(['region'], [[['us'], '3'], [['eu'], '2'], [[''], '5']])
const both = matrix(['region', 'tier'], [[['eu', 'gold'], '10'], [['eu', 'silver'], '7']], '0.5')

type Group = [values: UsageGroup, quantity: string]

type Row = [pricing: MatrixPricing, groups: Group[], steps: string[], amount: string, why: string]

const charged: Row[] = [
  [regions, [[{ region: 'eu' }, '4']], ['cell-2 4 x 2 = 8'], '8.00', 'a group has its cell'],
  [regions, [[{ region: 'eu' }, '4'], [{ region: 'us' }, '1.5']],
    ['cell-1 1.5 x 3 = 4.5', 'cell-2 4 x 2 = 8'], '12.50', 'steps go by the order of the cells'],
  [regions, [[{ region: 'ap' }, '4'], [{ region: 'EU' }, '2']], ['cell-default 6 x 1 = 6'],
    '6.00', 'what no cell names costs the default, letter by letter'],
  [regions, [[{ region: '' }, '2']], ['cell-3 2 x 5 = 10'], '10.00', 'the empty text is a text'],
  [regions, [[{ region: 'eu' }, '0'], [{ region: 'us' }, '2']], ['cell-1 2 x 3 = 6'], '6.00',
    'nothing used is no step'],
  [both, [[{ region: 'eu', tier: 'gold' }, '1'], [{ region: 'eu', tier: 'silver' }, '1'],
    [{ region: 'us', tier: 'gold' }, '1'], [{ region: 'gold', tier: 'eu' }, '1']],
  ['cell-1 1 x 10 = 10', 'cell-2 1 x 7 = 7', 'cell-default 2 x 0.5 = 1'], '18.00',
  'every dimension must be that of the cell'],
]

const missing: Row[] = [
  [regions, [[{ region: null }, '4']], ['cell-default 4 x 1 = 4'], '4.00', 'null has no cell'],
  [matrix(['region'], [[['null'], '9']]), [[{ region: null }, '4']], ['cell-default 4 x 1 = 4'],
    '4.00', 'it is not the text null'],
  [both, [[{ region: 'eu', tier: null }, '2'], [{ region: 'eu', tier: 'gold' }, '1']],
    ['cell-1 1 x 10 = 10', 'cell-default 2 x 0.5 = 1'], '11.00', 'in any dimension'],
]

const judged: [string, string, Row[]][] = [
  ['a-combination-is-charged-by-its-cell', 'PRC-8.1', charged],
  ['a-missing-value-has-no-cell', 'PRC-8.2', missing],
]

export default [
  ...judged.map(([id, requirement, rows]) => check({
    id: `prices/${id}`, requirement, needs: ['prices'],
    async run(context) {
      for (const [pricing, groups, steps, amount, why] of rows) {
        const told = await preview(context, { pricing },
          { groups: groups.map(([values, quantity]) => ({ values, quantity })) })
        context.expect.equal([stepTexts(told), told.amount], [steps, amount],
          `${JSON.stringify(groups)}: ${why}`)
      }
    },
  })),
  check({
    id: 'prices/a-matrix-bills-the-groups-of-its-meter',
    requirement: ['PRC-8.3', 'PRC-8.2'],
    needs: ['prices', 'usage-ingest', 'invoices'],
    async run(context) {
      const { expect } = context
      const meter = { group_by: ['zone', 'tier', 'region'] }
      const offers = (['sum', 'max', 'unique_count'] as const).map((aggregation) => ({
        meter: { ...meter, aggregation }, price: { pricing: both } }))
      const shop = await sell(context, offers)
      const rows = [['eu', 'gold', 'a', '4'], ['eu', 'gold', 'b', '6'], ['eu', 'gold', 'b', '6'],
        ['eu', 'silver', 'a', '3'], ['us', 'gold', 'a', '2'], ['us', 'gold', 'b', '-9'],
        ['eu', null, 'a', '8'], ['ap', 'tin', 'a', '-1'], ['ap', 'tin', 'b', '3']] as const
      for (const at of offers.keys()) {
        await use(context, shop, { at, events: rows.map(([region, tier, zone, amount]) => ({
          properties: { amount, region, zone, ...(tier === null ? {} : { tier }) } })) })
      }
      const { lines } = await billAt(context, shop, '2026-02-01T00:00:00Z')
      const told = shop.sold.map(({ price }) => expect.holds(lines,
        ({ price_id }) => price_id === price.id, 'it has a line'))
      expect.equal(told.map(({ calculated, amount }) => [...stepTexts(calculated), amount]), [
        ['cell-1 16 x 10 = 160', 'cell-2 3 x 7 = 21', 'cell-default 10 x 0.5 = 5', '186.00'],
        ['cell-1 6 x 10 = 60', 'cell-2 3 x 7 = 21', 'cell-default 13 x 0.5 = 6.5', '87.50'],
        ['cell-1 2 x 10 = 20', 'cell-2 1 x 7 = 7', 'cell-default 5 x 0.5 = 2.5', '29.50'],
      ], 'each combination is measured over all other properties, and is never below zero')
      expect.equal(told.map(({ quantity, calculated }) => [quantity, calculated.event_count]),
        [['22', 9], ['8', 9], ['7', 9]], 'the line has the quantity of the meter')
    },
  }),
]
