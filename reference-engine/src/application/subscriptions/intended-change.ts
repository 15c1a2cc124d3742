import { Refusal } from '../../domain/refusal.ts'
import { changeMachine } from '../../domain/subscriptions/change-status.ts'
import { refuseBilledPeriod, refuseChange } from '../../domain/subscriptions/change.ts'
import type { ScheduledChange } from '../../domain/subscriptions/subscription.ts'
import { isBefore } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { assert } from '../../domain/assert.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { StoredPlan, StoredPlanVersion } from '../plans/stored-plan.ts'
import { foundIn } from '../references.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import { refuseFarChange } from './change-terms.ts'
import type { ChangeTerms } from './change-terms.ts'
import type { HeldSubscription } from './hold-subscription.ts'
import { offeredTerms } from './offered-terms.ts'
import { ofSubscription } from './read-subscriptions.ts'
import type { StoredSubscriptionChange } from './stored-subscription-change.ts'

export type IntendedChange = {
  readonly change: ScheduledChange
  /** As it is stored before it has any effect. */
  readonly stored: StoredSubscriptionChange
  /** The plan that was named; whether it may be taken is judged last (ERR 2). */
  readonly plan: StoredPlan | undefined
}

type Intention = {
  readonly held: HeldSubscription
  readonly terms: ChangeTerms
  /** The instant of a preview, instead of now. */
  readonly previewedAt?: Instant | undefined
}

/**
 * What a change would be: to the published version of a plan, or other quantities of the version
 * that the subscription has. The version is fixed with that (SUB 7.1).
 */
export const intendedChange = async (
  work: BillingWork,
  { held, terms, previewedAt }: Intention,
): Promise<IntendedChange> => {
  const { subscription, now } = held
  const { plan, version } = await targetOf(work, { subscription, terms })
  const items = await offeredTerms(work,
    { version, asked: terms.items, present: subscription.items })
  if (version.currency !== subscription.stored.currency) throw new Refusal('currency_mismatch')
  refuseFarChange(terms, now)
  refuseBeforeStart(subscription, terms)
  refuseChange(subscription)
  const effectiveAt = previewedAt ?? instantOf(terms, held)
  refuseBilledPeriod(subscription, { effectiveAt, now })
  if (isBefore(effectiveAt, now)) await refuseBeforeApplied(work, { subscription, effectiveAt })
  const { settlement, tierContinuity } = terms
  const { intervalUnit, intervalCount, id: planVersionId, planId } = version
  const change = {
    id: work.dependencies.ids('chg'), effectiveAt, settlement, tierContinuity,
    planId, planVersionId, interval: { unit: intervalUnit, count: intervalCount }, items,
  }
  const { interval: _, items: newItems, ...kept } = change
  return { change, plan, stored: {
    ...ofSubscription(subscription.stored), ...kept, intervalUnit, intervalCount,
    items: newItems.map(({ id: itemId, priceId, quantity }) =>
      ({ itemId, priceId, quantity: quantity ?? null })),
    status: changeMachine.initial, invoiceId: null, createdAt: now, appliedAt: null,
    withdrawnAt: null,
  } }
}

type Target =
  { readonly plan: StoredPlan | undefined; readonly version: StoredPlanVersion }

const targetOf = async (
  { store }: BillingWork,
  { subscription, terms }: {
    readonly subscription: BilledSubscription
    readonly terms: ChangeTerms
  },
): Promise<Target> => {
  const { organizationId, planId, planVersionId: id } = subscription.stored
  if (terms.planId !== undefined) {
    const plan = await foundIn(store.plans.find({ organizationId, id: terms.planId }),
      { pointer: '/plan_id', code: 'plan_not_found' })
    return { plan, version: plan.version }
  }
  const version = await store.plans.findVersion({ organizationId, planId, id })
  assert(version !== undefined, 'the plan version of a subscription exists')
  return { plan: undefined, version }
}

/** What was billed up to a change that is applied stays as it was billed (SUB 6.7). */
const refuseBeforeApplied = async (
  { store }: BillingWork,
  { subscription: { stored }, effectiveAt }: {
    readonly subscription: BilledSubscription
    readonly effectiveAt: Instant
  },
): Promise<void> => {
  const applied = await store.subscriptionChanges.appliedOf([ofSubscription(stored)])
  if (applied.some((change) => isBefore(effectiveAt, change.effectiveAt))) {
    throw new Refusal('change_in_billed_period')
  }
}

const refuseBeforeStart = (
  { status, startAt }: BilledSubscription,
  { effectiveAt }: ChangeTerms,
): void => {
  if (status === 'scheduled' && effectiveAt && isBefore(effectiveAt, startAt)) {
    throw new Refusal('change_in_billed_period')
  }
}

const instantOf = (
  { effective, effectiveAt }: ChangeTerms,
  { subscription: { currentPeriod }, now }: HeldSubscription,
): Instant => {
  const instant = { now, period_end: currentPeriod?.end, at: effectiveAt }[effective]
  assert(instant !== undefined, 'a change of what runs has its instant')
  return instant
}
