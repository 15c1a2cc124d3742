import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { draftOf, type OneOff } from '../one-off.ts'

/** The percentages on each line. */
const percentages = async (context: CheckContext, invoice: Invoice): Promise<string[]> => {
  const rates = new Map(invoice.taxes.map(({ tax_rate_id, percentage }) =>
    [tax_rate_id, percentage]))
  return (await context.given.lines(invoice)).map(({ taxes }) =>
    taxes.map(({ tax_rate_id }) => rates.get(tax_rate_id) ?? '?').toSorted().join(' '))
}

export default [
  check({
    id: 'taxes/a-line-before-its-invoice-before-the-customer',
    requirement: 'TAX-1.4',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const [one, two, three] = await Promise.all(['1', '2', '3'].map(async (percentage) =>
        (await given.taxRate(percentage)).id)) as [string, string, string]
      const taxed = await given.customer({ tax_rate_ids: [one] })
      const free = await given.customer()
      const own = { unit_amount: '100', tax_rate_ids: [three, two] }
      const rows: [OneOff, string[], string][] = [
        [{ customer: free, lines: ['100'] }, [''], 'nobody says anything'],
        [{ customer: taxed, lines: ['100'] }, ['1'], 'the customer says it'],
        [{ customer: taxed, lines: ['100', own] }, ['1', '2 3'], 'a line says it for itself'],
        [{ customer: taxed, lines: ['100', own], tax_rate_ids: [two] }, ['2', '2 3'],
          'the invoice says it before the customer'],
        [{ customer: taxed, lines: ['100'], tax_rate_ids: [] }, [''], 'the invoice says none'],
        [{ customer: taxed, lines: [{ ...own, tax_rate_ids: [] }, '100'] }, ['', '1'],
          'a line says none'],
      ]
      for (const [terms, wanted, why] of rows) {
        expect.equal(await percentages(context, await draftOf(context, terms)), wanted, why)
      }
      const draft = await draftOf(context, { customer: taxed, lines: ['100'] })
      const added = await api.post<Invoice>(`/invoices/${draft.id}/lines`, { currency: 'USD',
        description: 'More', quantity: '1', ...own }, { key: api.newKey() })
      expect.equal(await percentages(context, expect.status(added, 201).body), ['1', '2 3'],
        'a line that is added says it for itself, too')
    },
  }),
  check({
    id: 'taxes/a-subscription-before-its-customer',
    requirement: 'TAX-1.4',
    needs: ['invoices'],
    async run(context) {
      const { expect, given } = context
      const [one, two] = await Promise.all(['1', '2'].map(async (percentage) =>
        (await given.taxRate(percentage)).id)) as [string, string]
      const offers = { seat: { pricing: { type: 'flat', amount: '100' } } } as const
      const rows: [boolean, { tax_rate_ids?: string[] }, string[], string, string][] = [
        [true, {}, ['1'], '101.00', 'the customer says it'],
        [true, { tax_rate_ids: [two] }, ['2'], '102.00', 'the subscription says it'],
        [true, { tax_rate_ids: [] }, [''], '100.00', 'the subscription says none'],
        [false, {}, [''], '100.00', 'nobody says anything'],
      ]
      for (const [taxed, start, wanted, total, why] of rows) {
        const customer = taxed ? { tax_rate_ids: [one] } : {}
        const { subscription } = await given.scene({ offers, customer, start })
        const invoice = expect.present((await given.invoices(subscription))[0], 'it is invoiced')
        expect.equal([await percentages(context, invoice), invoice.total], [wanted, total], why)
      }
    },
  }),
]
