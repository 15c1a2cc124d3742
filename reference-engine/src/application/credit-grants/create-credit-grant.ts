import { isExpired } from '../../domain/credits/grant-end.ts'
import { grantFaults } from '../../domain/credits/grant-faults.ts'
import { assert } from '../../domain/assert.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { WrittenAmount } from '../../domain/money/is-too-precise.ts'
import { Money } from '../../domain/money/money.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import type { Caller } from '../ports.ts'
import { foundIn, refuseArchived } from '../references.ts'
import type { CreditGrant } from './credit-grant.ts'
import { endGrant } from './end-grant.ts'
import { issueGrants } from './issue-grants.ts'
import { shownGrant } from './shown-grant.ts'
import type { ShownGrant } from './shown-grant.ts'

export type CreateCreditGrant =
  Pick<CreditGrant, 'customerId' | 'name' | 'priority' | 'costBasis' | 'expiresAt' | 'metadata'>
  & WrittenAmount & {
    readonly currencyCode: string
    /** The customer's present when absent. */
    readonly effectiveAt?: Instant | undefined
  }

/** Gives a customer credit that later invoices take, until it expires (CRD 3). */
export const createCreditGrant = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateCreditGrant): Promise<ShownGrant> =>
    inBillingWork({ dependencies, caller, action: 'createCreditGrant' }, async (work) => {
      const { organizationId } = caller
      const { currencies } = dependencies
      const { customerId, amount, amountDigits, currencyCode, effectiveAt, ...terms } = command
      const customer = await foundIn(work.store.customers.find({ organizationId, id: customerId }),
        { pointer: '/customer_id', code: 'customer_not_found' })
      const currency = currencyOf(currencies, currencyCode)
      const now = await holdClock(work, customer)
      const times =
        { effectiveAt: effectiveAt ?? now, expiresAt: terms.expiresAt ?? undefined }
      refuseFaults('credit_grant_invalid',
        grantFaults({ amount, amountDigits, currency, ...times }))
      refuseArchived([{ pointer: '/customer_id', kept: customer }])
      const [grant] = await issueGrants(work, [{
        organizationId, customerId, origin: 'manual', amount: Money.of(amount, currency), at: now,
        ...terms, effectiveAt: times.effectiveAt,
      }])
      assert(grant !== undefined, 'what is issued is there')
      const { testClockId } = customer
      return shownGrant(await expiring(work, { grant, testClockId, now }), { now, currencies })
    })

type Expiring = {
  readonly grant: CreditGrant
  readonly testClockId: string | null
  readonly now: Instant
}

/** Puts the expiry on the list; what is over already expires at once (CRD 3.5). */
const expiring = async (
  work: BillingWork,
  { grant, testClockId, now }: Expiring,
): Promise<CreditGrant> => {
  const { organizationId, customerId, id: subjectId, expiresAt } = grant
  if (expiresAt === null) return grant
  if (isExpired({ expiresAt }, now)) return endGrant(work, { grant, how: 'expired', at: now })
  await work.store.jobs.scheduleMany([{
    organizationId, customerId, subjectId, testClockId,
    kind: 'expire_credit_grant', dueAt: expiresAt,
  }])
  return grant
}
