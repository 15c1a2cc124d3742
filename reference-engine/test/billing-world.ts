import { createBillingApplication } from '../src/application/billing-application.ts'
import type { BillingDependencies } from '../src/application/billing/billing-work.ts'
import { runDueJobs } from '../src/application/billing/run-due-jobs.ts'
import type { RunDueJobs } from '../src/application/billing/run-due-jobs.ts'
import type { Organization } from '../src/application/organizations/organization.ts'
import type { StoredPricing } from '../src/application/prices/stored-pricing.ts'
import type { Caller } from '../src/application/ports.ts'
import { defaultLimits } from '../src/application/limits.ts'
import { identifiers } from '../src/application/identifiers.ts'
import { currencyTable } from '../src/domain/money/currency.ts'
import { Decimal } from '../src/domain/money/decimal.ts'
import type { Timing } from '../src/domain/pricing/price.ts'
import type { IntervalUnit } from '../src/domain/time/interval.ts'
import type { Database } from '../src/persistence/connection/database.ts'
import { createStore } from '../src/persistence/store.ts'
import { unitOfWork } from '../src/persistence/unit-of-work.ts'
import {
  at, ingestEvents, newCustomer, newEvent, newMeter, newOrganization, newPlan, newPrice, newProduct,
  sha256,
} from './records.ts'

const currencies = currencyTable([
  { code: 'USD', minorDigits: 2 }, { code: 'JPY', minorDigits: 0 }, { code: 'KWD', minorDigits: 3 },
])

let madeBytes = 0

/** Ids sort by the real time of their making, whatever the test's clock says. */
const ids = identifiers({
  epochMilliseconds: () => Date.now(),
  // Unlike those of any other process that a test has started.
  randomBytes: (count) => {
    madeBytes += 1
    const bytes = Buffer.alloc(count)
    bytes.writeUInt32BE(process.pid, 0)
    bytes.writeUInt32BE(madeBytes, 4)
    return bytes
  },
})

/** A price of a test plan; with a meter it rates usage of the event `storage.sampled`. */
export type Sale = {
  readonly pricing: StoredPricing
  readonly timing?: Timing
  readonly metered?: boolean
  readonly included?: string
  readonly minimum?: string
  readonly maximum?: string
  readonly quantity?: string
}

export type Setting = Partial<Pick<Organization,
    'draftGraceHours' | 'timeZone' | 'lateUsagePolicy'>> & {
  readonly sales: readonly Sale[]
  /** The properties that the meter of the plan groups by. */
  readonly groupBy?: readonly string[]
  readonly currency?: string
  readonly interval?: { readonly unit: IntervalUnit; readonly count: number }
}

/** Billing over one database, with a process clock that stands where the test puts it. */
export const billingWorld = (database: Database, start: string) => {
  const store = createStore(database)
  const { transaction, read } = unitOfWork(store)
  let present = at(start)
  const clock = { now: () => present }
  const dependencies: BillingDependencies = {
    transaction,
    read,
    clock,
    ids,
    sha256,
    currencies,
    limits: defaultLimits,
  }
  const application = createBillingApplication(dependencies)
  const run = runDueJobs(dependencies)
  const due = (kind: RunDueJobs['kind'], limit = 50) => run({
    kind, limit, now: present, action: kind, signal: new AbortController().signal,
  })
  return {
    store, application, dependencies, clock, due,
    setClock: (text: string) => { present = at(text) },
    /** Runs what is due in real time until nothing is left. */
    settle: async () => {
      for (let left = true; left;) {
        const boundaries = await due('run_billing_boundary')
        const invoices = await due('finalize_invoice')
        for (const { error } of [...boundaries.failures, ...invoices.failures]) throw error
        left = boundaries.processed + invoices.processed > 0
      }
    },
    tenant: (setting: Setting) => tenant({ store, application }, setting),
  }
}

export type BillingWorld = ReturnType<typeof billingWorld>
type Tenancy = Pick<BillingWorld, 'store' | 'application'>

/** An organization with a meter and a plan that sells what the setting says. */
const tenant = async ({ store, application }: Tenancy, setting: Setting) => {
  const { draftGraceHours = 1, timeZone = 'UTC', currency = 'USD', sales } = setting
  const { lateUsagePolicy = 'reject' } = setting
  const organization =
    { ...newOrganization(), id: ids('org'), draftGraceHours, timeZone, lateUsagePolicy }
  const organizationId = organization.id
  const caller: Caller = { organizationId, actor: 'key_test', requestId: 'req_test' }
  const meter = {
    ...newMeter(organizationId, {
      eventName: 'storage.sampled', aggregation: 'sum', valueProperty: 'gigabytes',
      groupBy: setting.groupBy,
    }),
    id: ids('mtr'),
  }
  const product = { ...newProduct(organizationId), id: ids('prod') }
  const prices = sales.map(({ pricing, metered = false, included = '0', timing, ...bounds }) => ({
    ...newPrice(organizationId, product.id), id: ids('price'), currency, pricing,
    includedQuantity: Decimal.parse(included),
    minimumAmount: bounds.minimum ?? null,
    maximumAmount: bounds.maximum ?? null,
    meterId: metered ? meter.id : null,
    timing: timing ?? (metered ? 'in_arrears' as const : 'in_advance' as const),
  }))
  const plan = planOf({ organizationId, prices, setting })
  await store.transaction(async (repositories) => {
    await repositories.organizations.insert(organization)
    await repositories.meterChanges.create(meter)
    await repositories.products.insert(product)
    for (const price of prices) await repositories.prices.insert(price)
    await repositories.plans.insert(plan)
  })
  const customer = async (parts: { timeZone?: string | null; testClockId?: string } = {}) => {
    const made = { ...newCustomer(organizationId), id: ids('cus'), timeZone: null, ...parts }
    await store.customers.insert(made)
    return made
  }
  const ingest = async (customerId: string, events: readonly Sampled[]) => {
    const sent = events.map(({ id, timestamp, ...properties }) => newEvent(customerId, {
      id, timestamp: at(timestamp), properties,
    }))
    return ingestEvents(store, { organizationId, events: sent })
  }
  const subscribe = (customerId: string, parts: { timeZone?: string } = {}) =>
    application.createSubscription(caller, {
      customerId, planId: plan.id, timeZone: parts.timeZone ?? null, items: [], metadata: {},
    })
  const invoices = async (customerId?: string) => {
    const page = await application.listInvoices({ organizationId, customerId, limit: 100 })
    return page.records.toReversed()
  }
  const periods = async (subscriptionId: string) => {
    const page =
      await application.listBillingPeriods({ organizationId, subscriptionId, limit: 100 })
    return page.records.toReversed()
  }
  const testClock = (now: string) =>
    application.createTestClock(caller, { name: null, now: at(now) })
  const advance = (testClockId: string, to: string) =>
    application.advanceTestClock(caller, { testClockId, to: at(to) })
  return {
    organization, organizationId, caller, meter, prices, plan,
    customer, ingest, subscribe, invoices, periods, testClock, advance,
  }
}

export type Tenant = Awaited<ReturnType<typeof tenant>>

/** One measured event: what the meter of a test plan adds up. */
export type Sampled = {
  readonly id: string
  readonly timestamp: string
  readonly gigabytes: string
  readonly region?: string
}

type PlanTerms = {
  readonly organizationId: string
  readonly prices: readonly { readonly id: string; readonly meterId: string | null }[]
  readonly setting: Setting
}

const planOf = ({ organizationId, prices, setting }: PlanTerms) => {
  const { currency = 'USD', interval = { unit: 'month', count: 1 }, sales } = setting
  const made = newPlan(organizationId, [])
  const id = ids('plan')
  const items = prices.map(({ id: priceId, meterId }, index) => ({
    priceId, quantity: meterId === null ? Decimal.parse(sales[index]?.quantity ?? '1') : null,
  }))
  return {
    ...made, id,
    version: {
      ...made.version, id: ids('pver'), planId: id, currency, items,
      intervalUnit: interval.unit, intervalCount: interval.count,
    },
  }
}

