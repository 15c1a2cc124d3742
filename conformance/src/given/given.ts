import type {
  ApiKeyCreated, Customer, CustomerCreate, Interval, Invoice, InvoiceLine, Meter, MeterCreate,
  Organization, OrganizationCreate, Plan, PlanCreate, Price, PriceCreate, Pricing, Product,
  ProductCreate, Subscription, SubscriptionCreate, TestClock, TestClockAdvancement,
  UsageEventInput,
} from '@valora/spec/types'
import type { Api } from '../api/api.ts'
import type { Catalog, Offers, Scene, SceneTerms } from './scene.ts'
import type { Steps } from './steps.ts'

/** An organization of its own, with its admin key. */
export type Tenant = { organization: Organization; secret: string; api: Api; given: Given }

export type EventInput = Partial<UsageEventInput> & { event_name: string; timestamp: string }

export type BillingScene = {
  /** Where the test clock starts; 2026-01-01T00:00:00Z when absent. */
  now?: string
  pricing?: Pricing
  currency?: string
  included_quantity?: string
  interval?: Interval
  time_zone?: string
  aggregation?: Meter['aggregation']
  /** A fixed charge beside the usage price. */
  fixed?: { pricing: Pricing; timing?: Price['timing']; quantity?: string }
  /** Draft grace of the organization; 0 when absent, so that drafts finalize at their boundary. */
  draft_grace_hours?: number
}

/** A customer on a test clock, subscribed to a plan with one usage price (and one fixed charge). */
export type Billing = {
  clock: TestClock
  customer: Customer
  meter: Meter
  price: Price
  fixed: Price | null
  plan: Plan
  subscription: Subscription
}

/**
 * Makes what a check builds on, in the check's own organization. Names are random from the seed.
 * What cannot be made ends the check as inconclusive and is blamed, never the requirement.
 */
export type Given = Steps & {
  /** The check's own organization. */
  own(): Promise<Tenant>
  /** A further organization, for what must stay apart. */
  organization(values?: Partial<OrganizationCreate>): Promise<Tenant>
  key(role: 'admin' | 'billing' | 'ingest' | 'read_only'): Promise<ApiKeyCreated>
  customer(values?: Partial<CustomerCreate>): Promise<Customer>
  testClock(now: string): Promise<TestClock>
  advance(clock: { id: string }, to: string): Promise<TestClockAdvancement>
  /** A `sum` meter over the property `amount` with an event name of its own, unless told else. */
  meter(values?: Partial<MeterCreate>): Promise<Meter>
  product(values?: Partial<ProductCreate>): Promise<Product>
  /** A price of a new product; USD when no currency is given. */
  price(values: Partial<PriceCreate> & { pricing: Pricing }): Promise<Price>
  /** A plan of these prices, monthly when no interval is given, in the first price's currency. */
  plan(prices: readonly { id: string; currency: string; quantity?: string }[],
    values?: Partial<PlanCreate>): Promise<Plan>
  subscription(values: SubscriptionCreate): Promise<Subscription>
  /** Ingests the events in batches of 1000; all must be accepted. Absent ids are made. */
  ingest(customer: { id: string }, events: readonly EventInput[]): Promise<UsageEventInput[]>
  /** Clock, customer, meter, price, plan and subscription in one go. */
  billing(scene?: BillingScene): Promise<Billing>
  /** Prices, their meters and the plan that sells them, by names. */
  catalog<const All extends Offers>(
    offers: All, values?: Partial<PlanCreate>): Promise<Catalog<All>>
  /** A customer on a clock, subscribed to a catalog, with trial, anchor or start as told. */
  scene<const All extends Offers>(terms: SceneTerms<All>): Promise<Scene<All>>
  /** All invoices of a subscription, oldest first. */
  invoices(subscription: { id: string }): Promise<Invoice[]>
  /** All lines of an invoice in their order. */
  lines(invoice: { id: string }): Promise<InvoiceLine[]>
}
