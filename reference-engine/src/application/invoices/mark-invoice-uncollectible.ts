import { assert } from '../../domain/assert.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { paymentMachine } from '../../domain/invoicing/payment-status.ts'
import { transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { holdInvoice } from './hold-invoice.ts'
import { settleInvoice } from './settle-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** Gives an invoice up; it settles nothing, and payments can still be recorded (INV 1.8). */
export const markInvoiceUncollectible = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'markInvoiceUncollectible' }, async (work) => {
      const { organizationId } = caller
      const { invoice, at } = await holdInvoice(work, { organizationId, invoiceId })
      const paymentStatus = await allowedAsItIs(work, { invoice, ask: () => {
        transition(invoiceMachine, { state: invoice.status, action: 'mark_uncollectible' })
        assert(invoice.paymentStatus !== null, 'a finalized invoice has a payment status')
        return transition(paymentMachine,
          { state: invoice.paymentStatus, action: 'mark_uncollectible' })
      } })
      return settleInvoice(work, { invoice, at, set: { paymentStatus, uncollectibleAt: at } })
    })
