import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import type { LineSource } from '../../domain/invoicing/line-source.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { creditedBefore } from './credited-before.ts'
import type { ChargingInvoice } from './invoice-ports.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'

const period = {
  start: parseInstant('2026-01-01T00:00:00Z'), end: parseInstant('2026-02-01T00:00:00Z'),
}
const seats: LineSource = {
  kind: 'fixed', itemId: 'subi_1', priceId: 'price_1', period, quantity: Decimal.one, trial: false,
}
const usage: LineSource =
  { kind: 'usage', itemId: 'subi_2', priceId: 'price_2', period, trial: false }
const draft: InvoiceSubject = {
  organizationId: 'org_1', customerId: 'cus_1', subscriptionId: 'sub_1', invoiceId: 'inv_1',
  turn: 1, replacesInvoiceId: null, currency: 'USD', sources: [seats, usage], taxRateIds: [],
  late: true,
}
const coupon = { id: 'dsc_1', couponId: 'cpn_1', name: 'Offer', percentage: Decimal.one }

test.each<[string, number, InvoiceSubject, boolean]>([
  ['a draft with a coupon', 1, draft, true],
  ['a draft without one', 0, draft, false],
  ['an invoice that is made now', 0, { ...draft, invoiceId: null }, true],
  ['usage alone', 0, { ...draft, sources: [usage] }, true],
])('%s: what was credited is read %d times', async (_, reads, subject, isReduced) => {
  const read: (readonly ChargingInvoice[])[] = []
  const creditedFinally = (of: readonly ChargingInvoice[]) => {
    read.push(of)
    return Promise.resolve(of.map(() => []))
  }
  const work = { store: { invoiceLines: { creditedFinally } }, dependencies: {
    currencies: new Map([['USD', { code: 'USD', minorDigits: 2 }]]),
  } } as unknown as InvoicingWork
  const lines = [[], []]
  const discounts = [[], isReduced ? [coupon] : []]
  const other = { ...draft, invoiceId: 'inv_0' }
  expect(await creditedBefore(work, { subjects: [other, subject], lines, discounts }))
    .toEqual(lines)
  expect(read.map((of) => of.map(({ invoiceId }) => invoiceId)))
    .toEqual(reads === 0 ? [] : [['inv_1']])
})
