import type { Checksum } from '../domain/metering/checksum.ts'
import type { GroupTexts } from '../domain/metering/usage-group.ts'
import type { Decimal } from '../domain/money/decimal.ts'
import type { Instant, Period } from '../domain/time/instant.ts'
import type {
  BillingJob, BillingJobKey, BillingJobKind, BillingJobSchedule,
} from './billing/billing-job.ts'
import type { StoredBillingPeriod } from './billing-periods/stored-billing-period.ts'
import type {
  InvoiceCalculated, InvoiceFinalized, StoredInvoice,
} from './invoices/stored-invoice.ts'
import type { StoredInvoiceLine } from './invoices/stored-invoice-line.ts'
import type { Named, Page, PageRequest, Tenant } from './ports.ts'
import type { StoredSubscription, SubscriptionChange } from './subscriptions/stored-subscription.ts'

export type OfCustomer = Tenant & { readonly customerId: string }
export type NamedOfCustomer = Named & OfCustomer
export type OfSubscription = OfCustomer & { readonly subscriptionId: string }
export type OfInvoice = OfCustomer & { readonly invoiceId: string }

export type Subscriptions = {
  insert(subscription: StoredSubscription): Promise<void>
  find(where: Named): Promise<StoredSubscription | undefined>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<StoredSubscription | undefined>
  update(where: NamedOfCustomer, set: Partial<SubscriptionChange>): Promise<unknown>
  page(wanted: PageRequest & Tenant & { readonly customerId?: string | undefined }):
    Promise<Page<StoredSubscription>>
}

export type BillingPeriods = {
  /** Whether it is new; false when the subscription has a period of this index already. */
  insertNew(period: StoredBillingPeriod): Promise<boolean>
  find(where: OfSubscription & { readonly index: number }):
    Promise<StoredBillingPeriod | undefined>
  /** Whether it was open until now; a cancellation gives an earlier end. */
  close(where: OfSubscription & { readonly index: number; readonly endAt?: Instant }):
    Promise<boolean>
  page(wanted: PageRequest & OfSubscription): Promise<Page<StoredBillingPeriod>>
}

type InvoiceFilter = {
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
  readonly status?: StoredInvoice['status'] | undefined
}

/** Each change names the status it starts from: a finalized invoice stays as it is (INV 2). */
export type Invoices = {
  /** Whether it is new; false when the boundary was invoiced already. */
  insertNew(draft: StoredInvoice): Promise<boolean>
  find(where: Named): Promise<StoredInvoice | undefined>
  findForUpdate(where: Named): Promise<StoredInvoice | undefined>
  recalculate(where: NamedOfCustomer, set: InvoiceCalculated): Promise<unknown>
  finalize(where: NamedOfCustomer, set: InvoiceFinalized): Promise<unknown>
  void(where: NamedOfCustomer, set: Pick<StoredInvoice, 'voidedAt'>): Promise<unknown>
  /** The organization's next number; a transaction that fails gives it back (INV 3). */
  nextNumber(organizationId: string): Promise<bigint>
  page(wanted: PageRequest & Tenant & InvoiceFilter): Promise<Page<StoredInvoice>>
}

export type InvoiceLines = {
  insert(...lines: readonly StoredInvoiceLine[]): Promise<void>
  /** Puts these lines in the place of the draft's. */
  replace(of: OfInvoice, lines: readonly StoredInvoiceLine[]): Promise<void>
  all(of: OfInvoice): Promise<StoredInvoiceLine[]>
  /** In the order of their positions. */
  page(wanted: Tenant & {
    readonly invoiceId: string
    readonly limit: number
    readonly afterPosition?: number | undefined
  }): Promise<Page<StoredInvoiceLine>>
}

/** What is to be done and when: real time for the scheduler, clock time for an advance. */
export type BillingJobs = {
  /** One job for each (kind, subject): scheduling it again moves it and forgets its failures. */
  schedule(job: BillingJobSchedule): Promise<void>
  remove(key: BillingJobKey): Promise<void>
  /**
   * Holds the job until the transaction ends, after whoever has it. Commands take a subject's job
   * before the subject, as the scheduler does, so that the two wait and do not deadlock.
   */
  hold(key: BillingJobKey): Promise<void>
  /** Due in real time, held until the transaction ends; what others hold is skipped. */
  claimDue(due: {
    readonly kind: BillingJobKind
    readonly now: Instant
    readonly limit: number
  }): Promise<BillingJob[]>
  /** The clock's first jobs up to `until`, in the order the clock's time would bring them. */
  firstOnClock(wanted: Tenant & {
    readonly testClockId: string
    readonly until: Instant
    readonly limit: number
  }): Promise<BillingJob[]>
  /** Puts it off and remembers why. */
  fail(key: BillingJobKey, failure: {
    readonly error: string
    readonly availableAt: Instant
  }): Promise<void>
}

/** A stretch of one meter's usage by one customer. */
export type UsageWindow = {
  readonly meterId: string
  readonly period: Period
  /** Some of the meter's grouping properties, where their combinations are asked for as well. */
  readonly groupBy?: readonly string[] | undefined
}

/** What a meter measured, and the events it came from. */
type Measurement = {
  readonly quantity: Decimal
  readonly eventCount: number
  readonly checksum: Checksum
}

/** What a meter measured of one combination of grouping properties. */
export type UsageGroupQuantity = Measurement & {
  /** In the order of the asked properties. */
  readonly values: GroupTexts
}

/** What a meter measured in a window, over all groups together. */
export type UsageQuantity = Measurement & {
  /** In the order of their texts; present where the window asks for them. */
  readonly groups?: readonly UsageGroupQuantity[] | undefined
}

/** What stands on finalized invoices for one item of a subscription and one period (USG 7). */
export type ClosedUsageWindow = OfSubscription & Omit<UsageWindow, 'groupBy'> & {
  readonly itemId: string
  readonly priceId: string
  /** The invoice that closed it; later ones may have adjusted it. */
  readonly invoiceId: string
  readonly quantity: Decimal
  /** In its wire form (MON 3). */
  readonly amount: string
  readonly eventCount: number
  readonly eventChecksum: Checksum
}

/** What billing reads, beside the customers and the catalogue. */
type BillingReads = {
  readonly subscriptions: Subscriptions
  readonly billingPeriods: BillingPeriods
  readonly invoices: Invoices
  readonly invoiceLines: InvoiceLines
  readonly jobs: BillingJobs
  /** One measurement for each window of the customer, in order, in one snapshot. */
  readonly usageQuantities: (
    wanted: OfCustomer & { readonly windows: readonly UsageWindow[] }
  ) => Promise<UsageQuantity[]>
  /**
   * The closed windows of a subscription that may have changed since its last invoice was
   * finalized: an event of more than `ageDaysMax` days is neither taken nor corrected (USG 5).
   */
  readonly closedUsageWindows: (
    of: OfSubscription & { readonly ageDaysMax: number }
  ) => Promise<ClosedUsageWindow[]>
  /** The values of a sum meter's events in a window, in the order of (timestamp, id). */
  readonly usageTransactions: (wanted: OfCustomer & UsageWindow) => Promise<readonly Decimal[]>
}

/** What billing needs of a transaction. */
export type BillingStore = BillingReads & {
  /**
   * Keeps new usage of these customers out until the transaction ends: what was confirmed before
   * is measured, what comes after finds the closed window (USG 5).
   */
  readonly lockUsage: (customers: readonly OfCustomer[]) => Promise<void>
  /**
   * Closes windows that stand on a finalized invoice. To one that is closed already the quantity
   * and the amount are added, and its events become these.
   */
  readonly closeUsageWindows: (windows: readonly ClosedUsageWindow[]) => Promise<void>
  /**
   * Takes no further event into the closed windows of a subscription that is over, as soon as no
   * draft of it is left: nothing would bill it (USG 7.3).
   */
  readonly endUsageWindows: (of: OfSubscription) => Promise<void>
  /** Runs `work` so that its failure undoes only itself, not the whole transaction. */
  readonly part: <Result>(work: () => Promise<Result>) => Promise<Result>
}
