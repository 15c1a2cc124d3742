import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { allowedAsItIs } from './allowed-as-it-is.ts'
import { holdInvoice } from './hold-invoice.ts'
import { refreshDraft } from './refresh-draft.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import { taxRatesOfNow } from './tax-rates-of-now.ts'

/** Calculates a draft anew from the usage, coupons and taxes of now (INV 4.3). */
export const refreshInvoice = (dependencies: BillingDependencies) =>
  (caller: Caller, { invoiceId }: { readonly invoiceId: string }): Promise<StoredInvoice> =>
    inBillingWork({ dependencies, caller, action: 'refreshInvoice' }, async (work) => {
      const { organizationId } = caller
      const held = await holdInvoice(work, { organizationId, invoiceId })
      const { invoice: before, at } = held
      await allowedAsItIs(work, { invoice: before, ask: () =>
        transition(invoiceMachine, { state: before.status, action: 'refresh' }) })
      const draft = { ...before, taxRateIds: await taxRatesOfNow(work, held) }
      return refreshDraft(work, { draft, at, before })
    })
