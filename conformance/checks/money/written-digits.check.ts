import type { InvoiceLine } from '@valora/spec/types'
import type { Exchange } from '../../src/api/exchange.ts'
import { check } from '../../src/check.ts'
import { askGrant, askNote, balancesOf } from '../credited.ts'
import { expectFaults } from '../named-faults.ts'
import { billedOf, look } from '../one-off.ts'

type Way = [problem: string, at: string, ask: (amount: string) => Promise<Exchange>]
type Row = [currency: string, fits: string, tooPrecise: string[]]

const rows: Row[] = [
  ['JPY', '1', ['1.0', '1.00', '1.5']],
  ['USD', '1.00', ['1.000', '1.005']],
  ['KWD', '1.000', ['1.0000', '1.0005']],
]

export default check({
  id: 'money/digits-that-a-currency-does-not-have-are-refused',
  requirement: 'MON-3.5',
  needs: ['customers'],
  async run(context) {
    const { api, expect, given } = context
    const customer = await given.customer()
    for (const [currency, fits, tooPrecise] of rows) {
      const invoice = await billedOf(context, { customer, currency, lines: ['10'] })
      const [line] = await given.lines(invoice) as [InvoiceLine]
      const ways: Way[] = [
        ['invalid_request', '/amount', async (amount) => api.post(
          `/invoices/${invoice.id}/payments`, { currency, amount }, { key: api.newKey() })],
        ['credit_grant_invalid', '/amount', async (amount) =>
          askGrant(context, { customer, currency, amount })],
        ['credit_note_exceeds_line', '/lines/0', async (amount) =>
          askNote(context, { invoice, lines: [[line, amount]] })],
        ['coupon_definition_invalid', '/amount_off', async (amount_off) => api.post('/coupons',
          { name: 'Off', duration: 'once', currency, amount_off }, { key: api.newKey() })],
      ]
      const read = async () => [await look(context, invoice), await balancesOf(context, customer)]
      for (const [problem, at, ask] of ways) {
        for (const amount of tooPrecise) {
          const before = await read()
          expectFaults(context, await ask(amount),
            { problem, faults: [[at, 'amount_too_precise']] })
          expect.equal(await read(), before, 'a refused request changes nothing')
        }
        expect.status(await ask(fits), 201)
      }
    }
  },
})
