import { assert } from '../../domain/assert.ts'
import { upcomingTurn } from '../../domain/subscriptions/upcoming-turn.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { readSoldPrices } from '../billing/sold-price.ts'
import { found } from '../found.ts'
import { previewInvoice } from '../invoices/preview-invoice.ts'
import type { InvoicePreview } from '../invoices/preview-invoice.ts'
import type { Named } from '../ports.ts'
import { readSubscriptions } from './read-subscriptions.ts'

export type UpcomingInvoice = InvoicePreview & {
  readonly subscriptionId: string
  /** Null where nothing follows. */
  readonly issuedAt: Instant | null
}

/** What the next turn that bills anything would bill, with the usage of now (SUB 8). */
export const getUpcomingInvoice = (dependencies: BillingDependencies) =>
  ({ organizationId, id }: Named): Promise<UpcomingInvoice> =>
    dependencies.read(async (store) => {
      const stored = await found(
        store.subscriptions.find({ organizationId, id }), 'subscription_not_found')
      const work =
        { store, dependencies, soldPrices: readSoldPrices(store, dependencies.currencies) }
      const [subscription] = await readSubscriptions(work, [stored])
      const customer = await store.customers.find({ organizationId, id: stored.customerId })
      assert(subscription !== undefined && customer !== undefined,
        'a subscription has its customer')
      const turn = upcomingTurn(subscription)
      const preview = await previewInvoice(work, {
        subscription: stored, customer, sources: turn?.sources ?? [], late: turn !== undefined,
      })
      return { ...preview, subscriptionId: id, issuedAt: turn?.at ?? null }
    })
