import type { PricePreview } from '@valora/spec/types'
import { add, parse } from '../../oracle/rational.ts'
import { fixed } from '../../oracle/decimal-text.ts'
import { shares } from '../../oracle/shares.ts'
import { check } from '../../src/check.ts'
import { preview, type InlinePrice } from '../previewed.ts'
import { billAt, sell, use } from '../sold-usage.ts'

/** One unit in each tier; each tier costs what is told. */
const tiered = (...unit_amounts: string[]): InlinePrice => ({ pricing: { type: 'graduated',
  tiers: unit_amounts.map((unit_amount, index) => ({ unit_amount,
    ...(index === unit_amounts.length - 1 ? {} : { up_to: String(index + 1) }) })) } })

const half: InlinePrice['discounts'] = [{ type: 'percentage', percentage: '50' }]

type Row = [price: InlinePrice, quantity: string, amount: string, shares: string[], why: string]

const rows: Row[] = [
  [tiered('0.335', '0.335', '0.335'), '3', '1.01', ['0.34', '0.34', '0.33'],
    'equal remainders go in order'],
  [tiered('0.004', '0.004', '0.004'), '3', '0.01', ['0.01', '0.00', '0.00'], 'the first of three'],
  [tiered('0.331', '0.337', '0.334'), '3', '1.00', ['0.33', '0.34', '0.33'],
    'the largest remainder comes first'],
  [tiered('0.003', '0.003', '0.006'), '3', '0.01', ['0.00', '0.00', '0.01'], 'wherever it stands'],
  [tiered('0.001', '0.001', '0.001'), '3', '0.00', ['0.00', '0.00', '0.00'],
    'what is rounded away is in no share'],
  [tiered('1', '2', '3'), '3', '6.00', ['1.00', '2.00', '3.00'], 'whole amounts are their shares'],
  [{ ...tiered('3.335', '10'), discounts: half }, '2', '6.67', ['3.34', '10.00', '-6.67'],
    'what is taken off is a share below zero'],
  [{ ...tiered('0.01', '0.01'), discounts: [{ type: 'amount', amount: '0.005' }] }, '2', '0.02',
    ['0.01', '0.01', '0.00'], 'floored below zero, and raised by its remainder'],
  [{ ...tiered('0.5', '0.5', '0.5'), currency: 'JPY' }, '3', '2', ['1', '1', '0'], 'in units'],
  [{ ...tiered('0.0005', '0.0005', '0.0005'), currency: 'KWD' }, '3', '0.002',
    ['0.001', '0.001', '0.000'], 'or in thousandths'],
]

const added = (steps: PricePreview['steps'], digits: number): string =>
  fixed(steps.map(({ amount }) => parse(amount)).reduce(add, parse('0')), digits)

export default [
  check({
    id: 'money/steps-share-the-rounded-amount',
    requirement: 'MON-5.2',
    needs: ['prices'],
    async run(context) {
      const { contract, expect } = context
      for (const [price, quantity, amount, wanted, why] of rows) {
        const told = await preview(context, price, { quantity })
        const digits = contract.currencies.get(told.currency) ?? 2
        expect.equal([told.amount, told.steps.map((step) => step.amount)], [amount, wanted], why)
        expect.equal(added(told.steps, digits), amount, 'the shares add up to the amount')
      }
    },
  }),
  check({
    id: 'money/any-shares-add-up',
    requirement: 'MON-5.2',
    needs: ['prices'],
    tags: ['property'],
    async run(context) {
      const { contract, expect, random } = context
      for (let run = 0; run < 20; run += 1) {
        const currency = random.pick(['USD', 'JPY', 'KWD'])
        const price: InlinePrice = { currency,
          ...tiered(...Array.from({ length: random.integer(2, 9) }, () =>
            `${random.integer(0, 9)}.${random.integer(1, 99_999)}`)),
          discounts: [{ type: 'percentage', percentage: `${random.integer(1, 99)}.5` }] }
        const told = await preview(context, price, { quantity: `${random.integer(1, 9)}.5` })
        const digits = contract.currencies.get(currency) ?? 2
        expect.equal(told.steps.map((step) => step.amount), shares(told.steps.map(
          (step) => parse(step.amount_unrounded)), told.amount, digits), 'by largest remainder')
        expect.equal(added(told.steps, digits), told.amount, 'the shares add up to the amount')
      }
    },
  }),
  check({
    id: 'money/the-steps-of-a-line-share-its-amount',
    requirement: 'MON-5.2',
    needs: ['prices', 'usage-ingest', 'invoices'],
    async run(context) {
      const { expect } = context
      const [price, quantity, , wanted] = rows[0] as Row
      const shop = await sell(context, [{ price: { pricing: price.pricing,
        minimum_amount: '3' } }])
      await use(context, shop, { events: [quantity] })
      const { lines } = await billAt(context, shop, '2026-02-01T00:00:00Z')
      expect.equal(lines.map(({ amount, calculated }) =>
        [amount, calculated.steps.map((step) => step.amount)]),
        [['1.01', wanted], ['1.99', ['1.99']]], 'a line has the shares of its preview')
    },
  }),
]
