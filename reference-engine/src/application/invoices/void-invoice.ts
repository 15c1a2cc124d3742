import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { settleSubscription } from '../subscriptions/settle-subscription.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { holdBilledSubscription, holdInvoice } from './hold-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import { undoInvoice } from './undo-invoice.ts'

/**
 * Takes a finalized invoice out of force; it keeps its number (INV 3). Its usage stays closed, and
 * counts as billed: an event that comes into it now is refused or billed by itself (USG 7).
 */
export const voidInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'voidInvoice' }, async (work) => {
      const { organizationId } = caller
      const { invoice, at } = await holdInvoice(work, { organizationId, invoiceId })
      await allowedAsItIs(work, { invoice, ask: () =>
        transition(invoiceMachine, { state: invoice.status, action: 'void' }) })
      await holdBilledSubscription(work, invoice)
      const voided = await undoInvoice(work, { invoice, at, replacedByInvoiceId: null })
      const { customerId, subscriptionId } = voided
      if (subscriptionId !== null) {
        await settleSubscription(work, { organizationId, customerId, subscriptionId, at })
      }
      return voided
    })
