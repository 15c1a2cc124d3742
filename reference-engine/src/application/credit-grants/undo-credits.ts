import { assert } from '../../domain/assert.ts'
import { restored } from '../../domain/credits/grant-end.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { OfInvoice } from '../billing-ports.ts'
import type { CreditEntry } from './credit-entry.ts'
import type { CreditGrant } from './credit-grant.ts'
import { ledgerEntries } from './ledger-entries.ts'
import { takeBackGrant } from './take-back-grant.ts'

type Undone = OfInvoice & {
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Undoes what an invoice did to the credits of its customer when it becomes void: gives back what
 * it took (CRD 4.1), and takes back the balance that it gave by being below zero. Where that is
 * used the invoice is not voidable. To be called after usage is locked.
 */
export const undoCredits = async (
  work: Pick<BillingWork, 'store' | 'dependencies' | 'audit'>,
  { at, ...of }: Undone,
): Promise<void> => {
  const { store: { creditGrants } } = work
  const { organizationId, customerId, invoiceId } = of
  const taken = await creditGrants.appliedTo([of])
  const given = await creditGrants.fromInvoice(of)
  const ids = [...taken.map(({ creditGrantId }) => creditGrantId), ...given.map(({ id }) => id)]
  const grants = await creditGrants.findEachForUpdate(
    [...new Set(ids)].map((id) => ({ organizationId, customerId, id })))
  await creditGrants.post(taken.flatMap((entry) => restoration(work, {
    entry, at, grant: grants.find(({ id }) => id === entry.creditGrantId),
  })))
  for (const { id } of given) {
    const taking = await takeBackGrant(work, { where: { organizationId, customerId, id }, at })
    if (taking === 'used') throw new Refusal('invoice_not_voidable', { invoice_id: invoiceId })
  }
}

type Taken = {
  readonly entry: CreditEntry
  readonly grant: CreditGrant | undefined
  readonly at: Instant
}

const restoration = (
  { dependencies }: Pick<BillingWork, 'dependencies'>,
  { entry, grant, at }: Taken,
): CreditEntry[] => {
  assert(grant !== undefined, 'the grant of an entry exists')
  const currency = currencyOf(dependencies.currencies, entry.currency)
  const movements = restored({
    amount: Money.parse(entry.amount, currency).negate(),
    grant: { expiresAt: grant.expiresAt ?? undefined, voided: grant.voidedAt !== null },
  }, at)
  return ledgerEntries(movements, { grant, invoiceId: entry.invoiceId, at }, dependencies)
}
