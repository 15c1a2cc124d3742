import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { NamedOfCustomer } from '../billing-ports.ts'
import { found } from '../found.ts'
import { endGrant } from './end-grant.ts'

type Taking = {
  readonly where: NamedOfCustomer
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Voids the grant that an invoice or a credit note gave, because that is voided itself. What is
 * used of it cannot be taken back: the answer is then `used`, and nothing changed.
 */
export const takeBackGrant = async (
  work: Pick<BillingWork, 'store' | 'dependencies' | 'audit'>,
  { where, at }: Taking,
): Promise<'used' | 'taken'> => {
  const { creditGrants } = work.store
  const grant = await found(creditGrants.findForUpdate(where), 'credit_grant_not_found')
  if (await creditGrants.isUsed(where)) return 'used'
  if (grant.voidedAt === null) await endGrant(work, { grant, how: 'voided', at })
  return 'taken'
}
