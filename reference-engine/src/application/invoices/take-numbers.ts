import type { BillingWork } from '../billing/billing-work.ts'
import { groupsBy } from './by-key.ts'
import { invoiceNumber } from './invoice-number.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** The numbers of invoices that are being finalized, in their order: one range for each tenant. */
export const takeNumbers = async (
  { store, organization }: BillingWork,
  drafts: readonly StoredInvoice[],
): Promise<readonly string[]> => {
  const groups = [...groupsBy(drafts, ({ organizationId }) => organizationId)]
  const firsts = await store.invoices.takeNumbers(groups.map(([organizationId, each]) =>
    ({ organizationId, count: each.length })))
  const numbers = new Map<StoredInvoice, string>()
  for (const [place, [organizationId, each]] of groups.entries()) {
    const { invoiceNumberPrefix } = await organization(organizationId)
    for (const [index, draft] of each.entries()) {
      const count = (firsts[place] ?? 0n) + BigInt(index)
      numbers.set(draft, invoiceNumber(invoiceNumberPrefix, count))
    }
  }
  return drafts.map((draft) => numbers.get(draft) ?? '')
}
