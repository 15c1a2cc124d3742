import { Decimal } from '../src/domain/money/decimal.ts'
import type { InvoiceLineRecord, InvoiceRecord } from '../src/persistence/invoices/mapping.ts'
import type { Store } from '../src/persistence/store.ts'
import { created, newId, newInvoice, newPlan, newSubscription } from './records.ts'

type OfCustomer = { readonly organizationId: string; readonly id: string }

/** A line by its net amount and its exclusive tax. */
export type BilledLine = {
  readonly net: string
  readonly tax?: string
  readonly parts?: Partial<InvoiceLineRecord>
}

const totalOf = (texts: readonly string[]): string =>
  Decimal.sum(texts.map((text) => Decimal.parse(text))).format(2)

/** A finalized one-off invoice of a customer, stored. */
export const storeInvoice = async (
  { invoices, invoiceLines }: Pick<Store, 'invoices' | 'invoiceLines'>,
  { organizationId, id: customerId }: OfCustomer,
  { billed, parts = {} }: {
    readonly billed: readonly BilledLine[]
    readonly parts?: Partial<InvoiceRecord>
  }
) => {
  const plan = newPlan(organizationId, [])
  const subtotal = totalOf(billed.map(({ net }) => net))
  const taxTotal = totalOf(billed.map(({ tax = '0.00' }) => tax))
  const total = totalOf([subtotal, taxTotal])
  const invoice: InvoiceRecord = {
    ...newInvoice(newSubscription({ organizationId, customerId, plan }), 0),
    subscriptionId: null, turn: null, number: newId('INV'), status: 'finalized',
    paymentStatus: 'unpaid', subtotal, taxTotal, total, amountDue: total, amountRemaining: total,
    taxes: [{
      tax_rate_id: 'txr_1', name: 'Sales tax', percentage: '8.8', inclusive: false,
      taxable_amount: subtotal, amount: taxTotal
    }],
    finalizedAt: created, ...parts
  }
  const lines = billed.map((line, index) => newLine(invoice, { line, position: index + 1 }))
  await invoices.insertMany([invoice])
  await invoiceLines.insertMany(lines)
  return { invoice, lines }
}

const newLine = (
  { organizationId, customerId, id: invoiceId }: InvoiceRecord,
  { line: { net, tax, parts }, position }: { line: BilledLine; position: number }
): InvoiceLineRecord => ({
  organizationId, customerId, invoiceId, position, id: newId('line'), kind: 'one_off',
  description: 'Set-up', itemId: null, priceId: null, productId: null, meterId: null,
  periodStart: null, periodEnd: null, quantity: Decimal.one, currency: 'USD',
  amountUnrounded: Decimal.parse(net), amount: net, discountAmount: '0.00', netAmount: net,
  creditedAmount: '0.00',
  taxes: tax === undefined ? [] : [{ tax_rate_id: 'txr_1', amount: tax }],
  portion: null, chargedLineId: null, trial: false, calculation: '{}', ...parts
})
