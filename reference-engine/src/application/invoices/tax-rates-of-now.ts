import type { LineSource } from '../../domain/invoicing/line-source.ts'
import { readLineSources } from '../../domain/invoicing/line-source-json.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { HeldInvoice } from './hold-invoice.ts'

/**
 * Whether a one-off invoice was given tax rates of its own: then every line of it has them, so
 * that a rate which the customer gets later does not reach it (TAX 1.4).
 */
export const hasOwnTaxRates = (
  subscriptionId: string | null,
  sources: readonly LineSource[],
): boolean => subscriptionId === null
  && sources.every((source) => source.kind === 'one_off' && source.taxRateIds !== undefined)

/** The rates that a draft has now: its own, else its subscription's, else its customer's. */
export const taxRatesOfNow = async (
  { store }: Pick<BillingWork, 'store'>,
  { invoice, customer }: Omit<HeldInvoice, 'at'>,
): Promise<readonly string[]> => {
  const { organizationId, subscriptionId: id, sources, taxRateIds } = invoice
  if (hasOwnTaxRates(id, readLineSources(sources))) return taxRateIds
  const subscription =
    id === null ? undefined : await store.subscriptions.find({ organizationId, id })
  return subscription?.taxRateIds ?? customer.taxRateIds
}
