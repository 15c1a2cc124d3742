import { subscribe } from '../../domain/subscriptions/subscribe.ts'
import type { ProrationUnit } from '../../domain/time/portion.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { parseTimeZone } from '../../domain/time/time-zone.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import type { Customer } from '../customers/customer.ts'
import type { Metadata } from '../metadata.ts'
import type { StoredPlan } from '../plans/stored-plan.ts'
import type { Caller } from '../ports.ts'
import { foundIn, refuseArchived } from '../references.ts'
import { usableTaxRates } from '../tax-rates/usable-tax-rates.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import { catchUp } from './hold-subscription.ts'
import { offeredTerms } from './offered-terms.ts'
import type { QuantityAsked } from './offered-terms.ts'
import { scheduleTurns } from './schedule-turns.ts'
import { storableSubscription } from './storable-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'

export type CreateSubscription = {
  readonly customerId: string
  readonly planId: string
  readonly timeZone: string | null
  readonly startAt?: Instant | undefined
  readonly trialEnd?: Instant | undefined
  readonly billingAnchor?: Instant | undefined
  readonly prorationUnit?: ProrationUnit | undefined
  /** Null: those of the customer. */
  readonly taxRateIds?: readonly string[] | null
  /** Quantities that differ from the plan's. */
  readonly items: readonly QuantityAsked[]
  readonly metadata: Metadata
}

/**
 * Subscribes a customer to the published version of a plan. It starts now or later; a start in the
 * past is billed at once for every period since (SUB 1).
 */
export const createSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'createSubscription' }, async (work) => {
      const { store } = work
      const { organizationId } = caller
      const { customerId, planId, taxRateIds } = command
      const customer = await foundIn(store.customers.find({ organizationId, id: customerId }),
        { pointer: '/customer_id', code: 'customer_not_found' })
      const plan = await foundIn(store.plans.find({ organizationId, id: planId }),
        { pointer: '/plan_id', code: 'plan_not_found' })
      const now = await holdClock(work, customer)
      const subscription = await newSubscription(work, { command, customer, plan, now })
      await usableTaxRates(store,
        { organizationId, lists: [{ pointer: '/tax_rate_ids', ids: taxRateIds ?? [] }] })
      refuseArchived([
        { pointer: '/customer_id', kept: customer }, { pointer: '/plan_id', kept: plan },
      ])
      await store.subscriptions.insert(subscription.stored)
      work.audit(organizationId, {
        objectType: 'subscription', objectId: subscription.stored.id, after: subscription.stored,
      })
      await scheduleTurns(work, [{ subscription, customer }])
      return (await catchUp(work, { subscription, customer, now })).subscription.stored
    })

type Terms = {
  readonly command: CreateSubscription
  readonly customer: Customer
  readonly plan: StoredPlan
  readonly now: Instant
}

const newSubscription = async (work: BillingWork, terms: Terms): Promise<BilledSubscription> => {
  const { command, customer, plan: { id: planId, version }, now } = terms
  const { timeZone, startAt, trialEnd, billingAnchor, prorationUnit = 'day' } = command
  const organization = await work.organization(customer.organizationId)
  const zone = timeZone === null
    ? customer.timeZone ?? organization.timeZone : parseTimeZone(timeZone)
  const items = await offeredTerms(work, { version, asked: command.items })
  const subscription = subscribe({
    now, startAt, trialEnd, billingAnchor, prorationUnit, items, timeZone: zone,
    planId, planVersionId: version.id,
    interval: { unit: version.intervalUnit, count: version.intervalCount },
  })
  const billed = { ...subscription, stored: unstarted(work, { ...terms, zone }) }
  const { startAt: start, prorationUnit: unit } = subscription
  const head = { ...billed.stored, startAt: start, prorationUnit: unit, trialEnd: trialEnd ?? null }
  return { ...billed, stored: storableSubscription({ ...billed, stored: head }, now) }
}

type ZonedTerms = Terms & { readonly zone: string }

/** What is stored of a subscription beside what the domain knows; that is written over it. */
const unstarted = (
  { dependencies: { ids } }: BillingWork,
  { command, customer, plan: { id: planId, version }, now, zone }: ZonedTerms,
): StoredSubscription => ({
  organizationId: customer.organizationId, id: ids('sub'), customerId: customer.id,
  planId, planVersionId: version.id, currency: version.currency, timeZone: zone,
  taxRateIds: command.taxRateIds ?? null, metadata: command.metadata, createdAt: now,
  status: 'scheduled', startAt: now, trialEnd: null, prorationUnit: 'day',
  intervalUnit: version.intervalUnit, intervalCount: version.intervalCount, billingAnchor: now,
  currentPeriodIndex: null, currentPeriodStart: null, currentPeriodEnd: null,
  periodCount: 0, turnCount: 0, cancelAt: null, cancelSettlement: 'none', canceledAt: null,
  pausedAt: null, updatedAt: now, items: [],
})
