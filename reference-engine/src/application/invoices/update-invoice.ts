import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { auditInvoice } from './audit-invoice.ts'
import { holdInvoice } from './hold-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** A merge patch: what is absent stays, null clears (RES 1). */
export type UpdateInvoice = {
  readonly memo?: string | null | undefined
  readonly dueAt?: Instant | null | undefined
  readonly metadata?: MetadataPatch | undefined
}

export type InvoicePatch = { readonly invoiceId: string; readonly patch: UpdateInvoice }

/** Changes what a draft says beside its amounts (INV 2.2). */
export const updateInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId, patch }: InvoicePatch): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'updateInvoice' }, async (work) => {
      const { organizationId } = caller
      const { invoice, at } = await holdInvoice(work, { organizationId, invoiceId })
      const { metadata, ...values } = patch
      const merged = mergedMetadata(invoice.metadata, metadata)
      await allowedAsItIs(work, { invoice, ask: () =>
        transition(invoiceMachine, { state: invoice.status, action: 'update' }) })
      const updated: StoredInvoice =
        { ...invoice, ...present(values), metadata: merged, updatedAt: at }
      await work.store.invoices.updateDrafts([updated])
      auditInvoice(work, { before: invoice, after: updated })
      return updated
    })
