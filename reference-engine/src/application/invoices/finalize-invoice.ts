import { nowOf } from '../now-of.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import { finalizeDraft } from './finalize-draft.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** Finalizes a draft without waiting for its grace to end (INV 4). */
export const finalizeInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'finalizeInvoice' }, async (work) => {
      const { store } = work
      const { organizationId } = caller
      const named = { organizationId, id: invoiceId }
      const { customerId } = await found(store.invoices.find(named), 'invoice_not_found')
      const customer = await work.customer({ organizationId, customerId })
      await store.jobs.hold(
        { organizationId, customerId, kind: 'finalize_invoice', subjectId: invoiceId })
      const draft = await found(store.invoices.findForUpdate(named), 'invoice_not_found')
      const { clock } = dependencies
      const at = await nowOf(customer, { clock, testClocks: store.testClocks })
      return finalizeDraft(work, { draft, at })
    })
