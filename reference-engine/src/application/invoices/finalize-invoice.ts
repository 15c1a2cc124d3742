import { assert } from '../../domain/assert.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { finalizeInvoices } from './finalize-invoices.ts'
import { holdInvoice } from './hold-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** Finalizes a draft without waiting for its grace to end (INV 4). */
export const finalizeInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'finalizeInvoice' }, async (work) => {
      const { organizationId } = caller
      const { invoice: draft, at } = await holdInvoice(work, { organizationId, invoiceId })
      const [finalized] = await allowedAsItIs(work, { invoice: draft, ask: () =>
        finalizeInvoices(work, [{ draft, at }]) })
      assert(finalized !== undefined, 'a draft that is finalized is there')
      return finalized
    })
