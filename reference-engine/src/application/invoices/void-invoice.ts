import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import { nowOf } from '../now-of.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/**
 * Takes a finalized invoice out of force; it keeps its number (INV 3). Its usage stays closed, and
 * counts as billed: an event that comes into it now is refused or billed by itself (USG 7).
 */
export const voidInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'voidInvoice' }, async (work) => {
      const { store } = work
      const { organizationId } = caller
      const invoice = await found(
        store.invoices.findForUpdate({ organizationId, id: invoiceId }), 'invoice_not_found')
      const { customerId, status: state } = invoice
      const status = transition(invoiceMachine, { state, action: 'void' })
      const customer = await work.customer({ organizationId, customerId })
      const { clock } = dependencies
      const voidedAt = await nowOf(customer, { clock, testClocks: store.testClocks })
      await store.invoices.void({ organizationId, customerId, id: invoiceId }, { voidedAt })
      const voided = { ...invoice, status, voidedAt }
      work.audit(organizationId,
        { objectType: 'invoice', objectId: invoiceId, before: invoice, after: voided })
      return voided
    })
