import type {
  Customer, CustomerCreate, Meter, MeterCreate, OrganizationUpdate, Plan, PlanCreate, Price,
  PriceCreate, Pricing, Subscription, SubscriptionCreate, TestClock,
} from '@valora/spec/types'
import type { Given } from './given.ts'

/** A price; with `meter` it rates usage, by default of a `sum` meter of its own. */
export type Offer = Partial<Omit<PriceCreate, 'pricing'>> & {
  pricing: Pricing
  meter?: true | Partial<MeterCreate>
  /** Licensed units of a fixed charge. */
  quantity?: string
}

export type Offers = Readonly<Record<string, Offer>>

/** A plan with its prices and meters by the names of the offers. */
export type Catalog<All extends Offers> = {
  plan: Plan
  prices: { [Name in keyof All]: Price }
  meters: { [Name in keyof All as All[Name] extends { meter: unknown } ? Name : never]: Meter }
}

export type SceneTerms<All extends Offers> = {
  offers: All
  plan?: Partial<PlanCreate>
  /** A clock of another scene, so that one advance moves both. */
  clock?: TestClock
  /** Where a clock of its own starts; 2026-01-01T00:00:00Z when absent. */
  now?: string
  customer?: Partial<CustomerCreate>
  /** Settings of the organization; no draft grace when absent. */
  settings?: OrganizationUpdate
  /** start_at, trial_end, billing_anchor, proration_unit, items and the like. */
  start?: Partial<SubscriptionCreate>
}

/** A customer on a test clock, subscribed to the plan of these offers. */
export type Scene<All extends Offers> = Catalog<All> & {
  clock: TestClock
  customer: Customer
  subscription: Subscription
}

type Builders = Pick<Given,
  'testClock' | 'customer' | 'meter' | 'price' | 'plan' | 'subscription' | 'settings'>

/** Prices, their meters and the plan that sells them. */
export const catalogOf = async <const All extends Offers>(
  builders: Builders, offers: All, values?: Partial<PlanCreate>,
): Promise<Catalog<All>> => {
  const meters: Record<string, Meter> = {}
  const prices: Record<string, Price & { quantity?: string }> = {}
  for (const [name, { meter: measured, quantity, ...terms }] of Object.entries<Offer>(offers)) {
    if (measured !== undefined) {
      meters[name] = await builders.meter(measured === true ? {} : measured)
    }
    const meter = meters[name] === undefined ? {} : { meter_id: meters[name].id }
    const price = await builders.price({ ...terms, ...meter })
    prices[name] = { ...price, ...(quantity === undefined ? {} : { quantity }) }
  }
  const plan = await builders.plan(Object.values(prices), values)
  return { plan, prices, meters } as Catalog<All>
}

type Kept = { settings?: string; catalogs: Map<string, Promise<Catalog<Offers>>> }

/**
 * Everything of a subscription in one go, see {@link SceneTerms}. Scenes of one organization that
 * sell the same share its catalog.
 */
export const scenes = (builders: Builders) => {
  const kept: Kept = { catalogs: new Map() }
  const settle = async (settings: OrganizationUpdate): Promise<void> => {
    const wanted = JSON.stringify(settings)
    if (kept.settings === wanted) return
    await builders.settings(settings)
    kept.settings = wanted
  }
  const sold = async (offers: Offers, plan?: Partial<PlanCreate>): Promise<Catalog<Offers>> => {
    const key = JSON.stringify([offers, plan])
    const catalog = kept.catalogs.get(key) ?? catalogOf(builders, offers, plan)
    kept.catalogs.set(key, catalog)
    return catalog
  }
  return async <const All extends Offers>(terms: SceneTerms<All>): Promise<Scene<All>> => {
    const { offers, now = '2026-01-01T00:00:00Z', start } = terms
    await settle({ draft_grace_hours: 0, ...terms.settings })
    const clock = terms.clock ?? await builders.testClock(now)
    const customer = await builders.customer({ ...terms.customer, test_clock_id: clock.id })
    const catalog = await sold(offers, terms.plan) as Catalog<All>
    const subscription = await builders.subscription(
      { customer_id: customer.id, plan_id: catalog.plan.id, ...start })
    return { ...catalog, clock, customer, subscription }
  }
}
