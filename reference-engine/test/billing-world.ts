import { createBillingApplication } from '../src/application/billing-application.ts'
import type { BillingDependencies } from '../src/application/billing/billing-work.ts'
import { runDueJobs } from '../src/application/billing/run-due-jobs.ts'
import type { DueJobsDone, RunDueJobs } from '../src/application/billing/run-due-jobs.ts'
import type { Organization } from '../src/application/organizations/organization.ts'
import type { StoredPricing } from '../src/application/prices/stored-pricing.ts'
import type { Caller } from '../src/application/ports.ts'
import type { CreateSubscription } from '../src/application/subscriptions/create-subscription.ts'
import { defaultLimits } from '../src/application/limits.ts'
import { currencyTable } from '../src/domain/money/currency.ts'
import type { StoredInvoiceLine } from '../src/application/invoices/stored-invoice-line.ts'
import { formatInstant } from '../src/domain/time/instant.ts'
import type { Instant } from '../src/domain/time/instant.ts'
import type { Timing } from '../src/domain/pricing/price.ts'
import type { IntervalUnit } from '../src/domain/time/interval.ts'
import type { Database } from '../src/persistence/connection/database.ts'
import { createStore } from '../src/persistence/store.ts'
import { unitOfWork } from '../src/persistence/unit-of-work.ts'
import {
  at, ingestEvents, newCustomer, newEvent, newMeter, newOrganization, sha256,
} from './records.ts'
import { sold } from './sold.ts'
import { testBytes as randomBytes, testIds as ids } from './test-ids.ts'

const currencies = currencyTable([
  { code: 'USD', minorDigits: 2 }, { code: 'JPY', minorDigits: 0 }, { code: 'KWD', minorDigits: 3 },
])

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
    'draftGraceHours' | 'timeZone' | 'lateUsagePolicy' | 'paymentTermsDays'>> & {
  readonly sales: readonly Sale[]
  /** The properties that the meter of the plan groups by. */
  readonly groupBy?: readonly string[]
  readonly currency?: string
  readonly interval?: { readonly unit: IntervalUnit; readonly count: number }
}

const kinds = ['run_turn', 'finalize_invoice', 'mark_past_due', 'expire_credit_grant'] as const

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
    randomBytes,
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
        const done: DueJobsDone[] = []
        for (const kind of kinds) done.push(await due(kind))
        for (const { error } of done.flatMap(({ failures }) => failures)) throw error
        left = done.some(({ processed }) => processed > 0)
      }
    },
    tenant: (setting: Setting) => tenant({ store, application }, setting),
  }
}

export type BillingWorld = ReturnType<typeof billingWorld>
type Tenancy = Pick<BillingWorld, 'store' | 'application'>

/** An organization with a meter and a plan that sells what the setting says. */
const tenant = async ({ store, application }: Tenancy, setting: Setting) => {
  const { draftGraceHours = 1, timeZone = 'UTC' } = setting
  const { lateUsagePolicy = 'reject', paymentTermsDays = 30 } = setting
  const organization = {
    ...newOrganization(), id: ids('org'), draftGraceHours, timeZone, lateUsagePolicy,
    paymentTermsDays,
  }
  const organizationId = organization.id
  const caller: Caller = { organizationId, actor: 'key_test', requestId: 'req_test' }
  const meter = {
    ...newMeter(organizationId, {
      eventName: 'storage.sampled', aggregation: 'sum', valueProperty: 'gigabytes',
      groupBy: setting.groupBy,
    }),
    id: ids('mtr'),
  }
  const sell = (own: Setting) => sold(store, { organizationId, meterId: meter.id, setting: own })
  await store.organizations.insert(organization)
  await store.transaction(({ meterChanges }) => meterChanges.create(meter))
  const { prices, plan } = await sell(setting)
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
  const subscribe = (customerId: string, parts: Partial<CreateSubscription> = {}) =>
    application.createSubscription(caller,
      { customerId, planId: plan.id, timeZone: null, items: [], metadata: {}, ...parts })
  const invoices = async (customerId?: string) => {
    const page = await application.listInvoices({ organizationId, customerId, limit: 100 })
    return page.records.toReversed()
  }
  /** The lines of every invoice, the oldest first: kind, period, quantity and amount. */
  const lines = async (customerId?: string) => Promise.all((await invoices(customerId)).map(
    async ({ id: invoiceId }) => (await application.listInvoiceLines(
      { organizationId, invoiceId, limit: 100 })).records.map(shownLine)))
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
    customer, ingest, subscribe, invoices, lines, periods, testClock, advance, sell,
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

const shownLine = ({ kind, periodStart, periodEnd, quantity, amount }: StoredInvoiceLine): string =>
  `${kind} ${dayOf(periodStart)}..${dayOf(periodEnd)} ${quantity.toString()} ${amount}`

const dayOf = (instant: Instant | null): string =>
  instant === null ? '' : formatInstant(instant).slice('2026-'.length, '2026-01-01'.length)
