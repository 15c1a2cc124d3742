import { check } from '../../src/check.ts'
import { draftOf } from '../one-off.ts'

type Row = [
  inclusive: string[], exclusive: string[], line: string, wanted: string[], total: string,
  why: string,
]

const rows: Row[] = [
  [['21'], ['10'], '121', ['100.00 21.00', '100.00 10.00'], '131.00',
    'the exclusive rate does not see the inclusive tax'],
  [[], ['10', '20'], '100', ['100.00 10.00', '100.00 20.00'], '130.00',
    'two exclusive rates do not see each other'],
  [['10', '15'], [], '125', ['100.00 10.00', '100.00 15.00'], '125.00',
    'two inclusive rates are carved out of the same base'],
  [['10', '15'], ['8', '2.5'], '125',
    ['100.00 10.00', '100.00 15.00', '100.00 8.00', '100.00 2.50'], '135.50', 'all at once'],
  [['19'], ['7.7'], '10', ['8.40 1.60', '8.40 0.65'], '10.65',
    '10 / 1.19 = 8.4033 is rounded nowhere before the tax: 0.647'],
]

export default check({
  id: 'taxes/rates-never-compound',
  requirement: 'TAX-1.6',
  needs: ['customers'],
  async run(context) {
    const { expect, given } = context
    const customer = await given.customer()
    for (const [inclusive, exclusive, line, wanted, total, why] of rows) {
      const ids: string[] = []
      for (const percentage of inclusive) {
        ids.push((await given.taxRate(percentage, { inclusive: true })).id)
      }
      for (const percentage of exclusive) ids.push((await given.taxRate(percentage)).id)
      const invoice = await draftOf(context, { customer, lines: [line], tax_rate_ids: ids })
      const told = ids.map((id) => {
        const tax = invoice.taxes.find(({ tax_rate_id }) => tax_rate_id === id)
        return `${tax?.taxable_amount} ${tax?.amount}`
      })
      expect.equal([told, invoice.taxes.length, invoice.total], [wanted, ids.length, total], why)
    }
  },
})
