import { assert } from '../assert.ts'
import type { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'
import type { CreditOrigin } from './credit-origin.ts'

/** What decides whether and when a grant is burnt. */
export type BurnableGrant = {
  readonly id: string
  readonly origin: CreditOrigin
  readonly priority: number
  readonly costBasis: Decimal
  readonly effectiveAt: Instant
  readonly expiresAt?: Instant | undefined
  readonly remaining: Money
}

export type CreditApplication = {
  readonly grantId: string
  readonly origin: CreditOrigin
  /** Above 0. */
  readonly amount: Money
}

export type Due = {
  /** What is to be paid; nothing is burnt where it is not above 0. */
  readonly amountDue: Money
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Burns the grants of one customer until nothing is due (CRD 3): what credit notes and negative
 * invoices left first, then what was granted by hand, and never more than is due.
 */
export const burnCredits = (
  grants: readonly BurnableGrant[],
  { amountDue, at }: Due,
): CreditApplication[] => {
  const burnable = grants.filter((grant) => isBurnable(grant, { amountDue, at }))
  const applications: CreditApplication[] = []
  let due = amountDue
  for (const { id: grantId, origin, remaining } of burnable.toSorted(inBurnOrder)) {
    if (!due.isPositive()) break
    const amount = Money.of(remaining.amount.min(due.amount), due.currency)
    applications.push({ grantId, origin, amount })
    due = due.minus(amount)
  }
  assert(applications.every(({ amount }) => amount.isPositive()), 'each application takes some')
  return applications
}

/** Only what is effective and not expired, in the currency of the invoice (CRD 3.3). */
const isBurnable = (
  { remaining, effectiveAt, expiresAt }: BurnableGrant,
  { amountDue, at }: Due,
): boolean =>
  remaining.currency.code === amountDue.currency.code && remaining.isPositive()
  && !isBefore(at, effectiveAt) && (expiresAt === undefined || isBefore(at, expiresAt))

/** What comes before decides: a later rule is asked only where it leaves two grants equal. */
const inBurnOrder = (one: BurnableGrant, other: BurnableGrant): number =>
  Number(one.origin === 'manual') - Number(other.origin === 'manual')
  || (one.origin === 'manual' ? inManualOrder(one, other) : 0)
  || byInstant(one.effectiveAt, other.effectiveAt)
  || (one.id < other.id ? -1 : 1)

const inManualOrder = (one: BurnableGrant, other: BurnableGrant): number =>
  one.priority - other.priority
  || byExpiry(one.expiresAt, other.expiresAt)
  || one.costBasis.compare(other.costBasis)

/** What never expires can wait. */
const byExpiry = (one: Instant | undefined, other: Instant | undefined): number => {
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined)
  }
  return byInstant(one, other)
}

const byInstant = (one: Instant, other: Instant): number =>
  isBefore(one, other) ? -1 : Number(isBefore(other, one))

/** The same grants after what they paid. */
export const burnt = (
  grants: readonly BurnableGrant[],
  applications: readonly CreditApplication[],
): BurnableGrant[] =>
  grants.map((grant) => {
    const { id, remaining } = grant
    const paid = applications.filter(({ grantId }) => grantId === id).map(({ amount }) => amount)
    return { ...grant, remaining: remaining.minus(Money.sum(paid, remaining.currency)) }
  })
