import type { Invoice, InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { askOneOff, draftOf, readInvoice } from '../one-off.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

type Row = [currency: string, quantity: string, unit_amount: string, exact: string, amount: string]

const rows: Row[] = [
  ['USD', '3', '0.335', '1.005', '1.01'],
  ['USD', '3', '-0.335', '-1.005', '-1.01'],
  ['USD', '0.5', '0.01', '0.005', '0.01'],
  ['USD', '1000', '0.004', '4', '4.00'],
  ['USD', '0.000000000001', '0.000000000001', '0.000000000000000000000001', '0.00'],
  ['USD', '7', '0', '0', '0.00'],
  ['JPY', '3', '0.5', '1.5', '2'],
  ['KWD', '3', '0.3335', '1.0005', '1.001'],
]

/** What a manual line says. */
const told = (line: InvoiceLine | undefined): unknown[] => [line?.kind, line?.description,
  line?.quantity, line?.amount_unrounded, line?.amount, line?.net_amount]

export default [
  check({
    id: 'invoices/a-manual-line-is-rounded-once',
    requirement: 'INV-7.4',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      for (const [currency, quantity, unit_amount, exact, amount] of rows) {
        const line = { description: 'Cabling', quantity, unit_amount }
        const draft = await draftOf(context, { customer, currency, lines: [line] })
        const added = await api.post<Invoice>(`/invoices/${draft.id}/lines`,
          { currency, ...line, description: 'More cabling' }, { key: api.newKey() })
        expect.equal(expect.status(added, 201).body, await readInvoice(context, draft),
          'the draft with its new line is answered')
        const [first, second, ...rest] = await given.lines(draft)
        const wanted = [quantity, exact, amount, amount]
        expect.equal([told(first), told(second), rest],
          [['one_off', 'Cabling', ...wanted], ['one_off', 'More cabling', ...wanted], []],
          `${quantity} x ${unit_amount} ${currency} is rounded once, added or not`)
        expect.equal([first?.price_id, first?.product_id, first?.meter_id, first?.period],
          [null, null, null, null], 'it has no price')
      }
    },
  }),
  check({
    id: 'invoices/a-manual-line-is-added-to-any-draft',
    requirement: 'INV-7.4',
    needs: ['invoices'],
    async run(context) {
      const { api, expect, given } = context
      const { subscription, fixed } = await given.billing({ draft_grace_hours: 2,
        fixed: { pricing: { type: 'flat', amount: '10' } } })
      const draft = expect.present((await given.invoices(subscription))[0], 'there is a draft')
      const period = { start: '2025-12-01T00:00:00Z', end: '2025-12-15T00:00:00Z' }
      const line = { currency: 'USD', description: 'Setup', quantity: '2', unit_amount: '2.5' }
      const add = async (values: object) =>
        api.post<Invoice>(`/invoices/${draft.id}/lines`, values, { key: api.newKey() })
      await refused(context, { problem: 'currency_mismatch',
        ask: async () => add({ ...line, currency: 'EUR' }),
        read: async () => readInvoice(context, draft) })
      const { body } = expect.status(await add({ ...line, period }), 201)
      expect.equal([body.subtotal, body.total, body.amount_due], ['15.00', '15.00', '15.00'],
        'it is calculated anew')
      expect.equal((await given.finalize(draft)).total, '15.00', 'it stays when it is finalized')
      const lines = await given.lines(draft)
      expect.equal(lines.map(({ kind, price_id, amount }) => [kind, price_id, amount]),
        [['fixed', fixed?.id, '10.00'], ['one_off', null, '5.00']], 'beside what was there')
      expect.equal(lines[1]?.period, period, 'with the period that was told')
    },
  }),
  check({
    id: 'invoices/a-one-off-invoice-stands-for-itself',
    requirement: 'INV-7.5',
    needs: ['customers', 'test-clocks'],
    async run(context) {
      const { api, expect, given } = context
      await given.settings({ draft_grace_hours: 0 })
      const now = '2026-01-10T08:00:00Z'
      const clock = await given.testClock(now)
      const customer = await given.customer({ test_clock_id: clock.id })
      const answer = await askOneOff(context, { customer, lines: ['10'], memo: 'Thank you',
        metadata: { order: '17' } })
      const draft = expect.status(answer, 201).body
      const { status, number, subscription_id, finalize_at, issued_at, memo, metadata } = draft
      expect.equal({ status, number, subscription_id, finalize_at, issued_at, memo, metadata },
        { status: 'draft', number: null, subscription_id: null, finalize_at: null, issued_at: now,
          memo: 'Thank you', metadata: { order: '17' } }, 'it is a draft of no subscription')
      expect.equal(draft.customer.name, customer.name, 'for its customer')
      const year_after = shift(now, { days: 366 })
      await given.advance(clock, year_after)
      expect.equal(await readInvoice(context, draft), draft, 'it waits for ever')
      const done = expect.status(await api.post<Invoice>(`/invoices/${draft.id}/finalize`), 200)
      expect.equal([done.body.status, done.body.finalized_at], ['finalized', year_after],
        'until it is finalized')
    },
  }),
]
