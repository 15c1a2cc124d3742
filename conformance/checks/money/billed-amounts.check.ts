import type { InvoiceExplanation, InvoiceLine, Invoice, Price } from '@valora/spec/types'
import { billed } from '../../oracle/decimal-text.ts'
import { add, parse } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'

/** The first invoice of a subscription to fixed charges in advance, one unit of each. */
const charged = async (
  { expect, given }: CheckContext, currency: string, unit_amounts: readonly string[],
): Promise<{ invoice: Invoice; lines: InvoiceLine[] }> => {
  const prices: (Price & { quantity: string })[] = []
  for (const unit_amount of unit_amounts) {
    const pricing = { type: 'per_unit', unit_amount } as const
    prices.push({ ...await given.price({ pricing, currency }), quantity: '1' })
  }
  const clock = await given.testClock('2026-01-01T00:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id })
  const plan = await given.plan(prices)
  const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
  const invoice = expect.present((await given.invoices(subscription))[0], 'it is invoiced')
  return { invoice, lines: await given.lines(invoice) }
}

export default [
  check({
    id: 'money/amounts-are-in-major-units-of-their-currency',
    requirement: 'MON-2.1',
    needs: ['invoices'],
    async run(context) {
      const { api, expect } = context
      const rows = [['USD', '12.3', '12.30'], ['JPY', '1230', '1230'], ['KWD', '1.23', '1.230']]
      for (const [currency = '', unit_amount = '', amount] of rows) {
        const { invoice, lines } = await charged(context, currency, [unit_amount])
        const { subtotal, total, amount_due } = invoice
        expect.equal([invoice.currency, subtotal, total, amount_due],
          [currency, amount, amount, amount], `${unit_amount} ${currency} is in major units`)
        expect.equal(lines.map((line) => [line.currency, line.amount]), [[currency, amount]],
          'its line is in the same currency')
        const { body } = expect.status(
          await api.get<InvoiceExplanation>(`/invoices/${invoice.id}/explanation`), 200)
        expect.equal([body.calculation.currency, body.calculation.total], [currency, amount],
          'so is its calculation')
      }
    },
  }),
  check({
    id: 'money/invoices-have-the-minor-digits-of-their-currency',
    requirement: 'MON-3.1',
    needs: ['invoices'],
    async run(context) {
      const { contract, expect } = context
      const digits = new Map([...contract.currencies].map(([code, minor]) => [minor, code]))
      for (const [minor, code] of digits) {
        const { invoice, lines } = await charged(context, code, ['7', '0.99999'])
        const amounts = [invoice.total, invoice.subtotal, invoice.amount_due,
          ...lines.map(({ amount }) => amount)]
        expect.every(amounts, (amount) => (amount.split('.')[1] ?? '').length === minor,
          `an amount in ${code} has ${minor} minor digits`)
        expect.decimal(invoice.total, '8', `the total in ${code} is 8`)
      }
    },
  }),
  check({
    id: 'money/a-total-is-the-sum-of-rounded-lines',
    requirement: 'MON-5.1',
    needs: ['invoices'],
    async run(context) {
      const { expect } = context
      const { invoice, lines } = await charged(context, 'USD', ['0.005', '0.005', '0.004', '1.115'])
      const { subtotal, total, amount_due } = invoice
      expect.equal(lines.map(({ amount }) => amount), ['0.01', '0.01', '0.00', '1.12'],
        'each line is rounded')
      const added = lines.map(({ amount }) => parse(amount)).reduce(add)
      expect.equal([subtotal, total, amount_due], ['1.14', billed(added, 2), '1.14'],
        'the total is the sum of the rounded lines, not the rounded sum')
    },
  }),
]
