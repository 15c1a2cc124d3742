import type { InvoiceLine } from '@valora/spec/types'
import { fixed } from '../../oracle/decimal-text.ts'
import { parse, sum } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import { draftOf } from '../one-off.ts'

const needs = ['customers']

const sharesOf = (lines: readonly InvoiceLine[], id: string): string[] => lines.map(({ taxes }) =>
  taxes.find(({ tax_rate_id }) => tax_rate_id === id)?.amount ?? '')

type Row = [percentage: string, currency: string, lines: string[], shares: string[], why: string]

const rows: Row[] = [
  ['10', 'USD', ['0.35', '0.35', '0.35'], ['0.04', '0.04', '0.03'],
    'equal remainders go in the order of the lines'],
  ['10', 'USD', ['0.01', '0.01', '0.03'], ['0.00', '0.00', '0.01'], 'the largest comes first'],
  ['10', 'USD', ['0.31', '0.37', '0.34'], ['0.03', '0.04', '0.03'], 'wherever it stands'],
  ['10', 'USD', ['10', '-4.55', '0'], ['1.00', '-0.45', '0.00'], 'a share may be below zero'],
  ['5', 'JPY', ['30', '30', '30'], ['2', '2', '1'], '4.5 in whole units'],
]

export default [
  check({
    id: 'taxes/lines-share-the-tax-by-largest-remainder',
    requirement: 'TAX-1.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      for (const [percentage, currency, lines, wanted, why] of rows) {
        const { id } = await given.taxRate(percentage)
        const draft = await draftOf(context, { customer, currency, lines, tax_rate_ids: [id] })
        expect.equal(sharesOf(await given.lines(draft), id), wanted, why)
      }
    },
  }),
  check({
    id: 'taxes/any-shares-of-a-tax-add-up-to-it',
    requirement: 'TAX-1.3',
    needs,
    tags: ['property'],
    async run(context) {
      const { contract, expect, given, random } = context
      const customer = await given.customer()
      const rates = [await given.taxRate('8.875'), await given.taxRate('2.125'),
        await given.taxRate('19', { inclusive: true })]
      await given.discount(customer, { percentage: '33.3' })
      for (let run = 0; run < 6; run += 1) {
        const currency = random.pick(['USD', 'JPY', 'KWD'])
        const lines = Array.from({ length: random.integer(1, 9) }, () => ({
          unit_amount: `${random.integer(0, 99)}.${random.integer(1, 99_999)}`,
          tax_rate_ids: rates.filter(() => random.integer(0, 2) > 0).map(({ id }) => id),
        }))
        const draft = await draftOf(context, { customer, currency, lines })
        const shown = await given.lines(draft)
        const digits = contract.currencies.get(currency) ?? 2
        for (const { tax_rate_id, amount } of draft.taxes) {
          const shares = sharesOf(shown, tax_rate_id).filter((share) => share !== '')
          expect.equal(fixed(sum(shares.map(parse)), digits), amount,
            `the shares of a tax in ${currency} add up to it`)
        }
        expect.equal(fixed(sum(draft.taxes.map(({ amount }) => parse(amount))), digits),
          draft.tax_total, 'the taxes add up to their total')
      }
    },
  }),
]
