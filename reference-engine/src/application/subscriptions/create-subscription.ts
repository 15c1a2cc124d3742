import type { Decimal } from '../../domain/money/decimal.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { planItems } from '../../domain/pricing/plan-items.ts'
import { withQuantities } from '../../domain/subscriptions/item-quantities.ts'
import { subscribe } from '../../domain/subscriptions/subscribe.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { parseTimeZone } from '../../domain/time/time-zone.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import { runBoundary } from '../billing/run-boundary.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { Customer } from '../customers/customer.ts'
import type { Metadata } from '../metadata.ts'
import type { StoredPlan } from '../plans/stored-plan.ts'
import type { Caller } from '../ports.ts'
import { foundIn, refuseArchived } from '../references.ts'
import { subscriptionChange } from './billed-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'

export type CreateSubscription = {
  readonly customerId: string
  readonly planId: string
  readonly timeZone: string | null
  /** Quantities that differ from the plan's. */
  readonly items: readonly { readonly priceId: string; readonly quantity: Decimal }[]
  readonly metadata: Metadata
}

/**
 * Subscribes a customer to the published version of a plan, from the customer's present on: opens
 * its first period and bills what is in advance of it (SUB 1, INV 1).
 */
export const createSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'createSubscription' }, async (work) => {
      const { store } = work
      const { organizationId } = caller
      const { customerId, planId } = command
      const customer = await foundIn(store.customers.find({ organizationId, id: customerId }),
        { pointer: '/customer_id', code: 'customer_not_found' })
      const plan = await foundIn(store.plans.find({ organizationId, id: planId }),
        { pointer: '/plan_id', code: 'plan_not_found' })
      const now = await holdClock(work, customer)
      const subscription = await newSubscription(work, { command, customer, plan, now })
      refuseArchived([
        { pointer: '/customer_id', kept: customer }, { pointer: '/plan_id', kept: plan },
      ])
      await store.subscriptions.insert(subscription)
      return (await runBoundary(work, { subscription, now })).subscription
    })

type Terms = {
  readonly command: CreateSubscription
  readonly customer: Customer
  readonly plan: StoredPlan
  readonly now: Instant
}

const newSubscription = async (
  work: BillingWork,
  { command, customer, plan: { id: planId, version }, now }: Terms,
): Promise<StoredSubscription> => {
  const { ids, currencies } = work.dependencies
  const { organizationId, id: customerId } = customer
  const organization = await work.organization(organizationId)
  const timeZone = command.timeZone === null
    ? customer.timeZone ?? organization.timeZone : parseTimeZone(command.timeZone)
  const sold = await work.soldPrices(organizationId, version.items.map(({ priceId }) => priceId))
  const offered = planItems(version.items.map(({ priceId, quantity }) =>
    ({ price: soldPrice(sold, priceId).price, quantity: quantity ?? undefined })))
  const items = withQuantities(offered, command.items).map((item) =>
    ({ ...item, id: ids('subi'), meter: soldPrice(sold, item.price.id).meter }))
  const interval = { unit: version.intervalUnit, count: version.intervalCount }
  const currency = currencyOf(currencies, version.currency)
  const subscription = subscribe({ at: now, interval, timeZone, currency, items })
  return {
    organizationId, id: ids('sub'), customerId, planId, planVersionId: version.id,
    currency: currency.code, timeZone,
    intervalUnit: interval.unit, intervalCount: interval.count,
    billingAnchor: subscription.schedule.anchor, startAt: now,
    ...subscriptionChange(subscription, now),
    metadata: command.metadata, createdAt: now,
    items: items.map(({ id, price, quantity }) =>
      ({ id, priceId: price.id, quantity: quantity ?? null })),
  }
}
