import { recordPayment } from '../../domain/invoicing/record-payment.ts'
import type { PaymentReport } from '../../domain/invoicing/record-payment.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { holdInvoice } from './hold-invoice.ts'
import { settleInvoice } from './settle-invoice.ts'
import { settlingOf } from './settling-of.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type RecordInvoicePayment = PaymentReport & {
  readonly invoiceId: string
  /** Absent: the customer's clock. */
  readonly paidAt?: Instant | undefined
  readonly reference: string | null
}

/** Notes a payment that the application received; the engine executes none (INV 1.6). */
export const recordInvoicePayment = (dependencies: BillingDependencies) =>
  (caller: Caller, command: RecordInvoicePayment): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'recordInvoicePayment' }, async (work) => {
      const { organizationId } = caller
      const { invoiceId, reference } = command
      const { currencies, ids } = dependencies
      const { invoice, at } = await holdInvoice(work, { organizationId, invoiceId })
      const { customerId, status, paymentStatus } = invoice
      const settling = settlingOf(invoice, currencies)
      const paid = { ...settling, status, paymentStatus: paymentStatus ?? undefined }
      const settled =
        await allowedAsItIs(work, { invoice, ask: () => recordPayment(paid, command) })
      await work.store.payments.insert({
        organizationId, customerId, invoiceId, id: ids('pay'),
        amount: settled.amountPaid.minus(settling.amountPaid).toString(),
        paidAt: command.paidAt ?? at, reference, createdAt: at,
      })
      return settleInvoice(work, { invoice, at, set: {
        paymentStatus: settled.paymentStatus,
        amountPaid: settled.amountPaid.toString(),
        amountRemaining: settled.amountRemaining.toString(),
      } })
    })
