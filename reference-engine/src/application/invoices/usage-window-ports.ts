import type { Checksum } from '../../domain/metering/checksum.ts'
import type { GroupTexts } from '../../domain/metering/usage-group.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { OfCustomer, OfSubscription } from '../billing-ports.ts'

/** A stretch of one meter's usage by one customer. */
export type UsageWindow = {
  readonly meterId: string
  readonly period: Period
  /** Some of the meter's grouping properties, where their combinations are asked for as well. */
  readonly groupBy?: readonly string[] | undefined
}

export type CustomerUsageWindow = OfCustomer & UsageWindow

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
  /** Where its tiers continue, the time before it that fills them first (PRO 3). */
  readonly continues: Period | null
  /** Free of charge (SUB 5). */
  readonly trial: boolean
  /** The invoice that closed it; later ones may have adjusted it. */
  readonly invoiceId: string
  readonly quantity: Decimal
  /** In its wire form (MON 3). */
  readonly amount: string
  readonly eventCount: number
  readonly eventChecksum: Checksum
}

/** What an invoice that is no longer in force had billed for a window. */
export type UsageShare =
  Pick<ClosedUsageWindow, 'organizationId' | 'customerId' | 'subscriptionId' | 'meterId'
    | 'itemId' | 'period' | 'quantity' | 'amount'> & {
    /** The draft that bills the same anew: until it is final, nobody else adjusts the window. */
    readonly pendingInvoiceId: string
    /** Whether it was an adjustment: then whoever bills the window itself anew adjusts it too. */
    readonly adjusts: boolean
  }

/** An invoice of a subscription that bills anew what a void one billed. */
export type Rebilling = OfSubscription & { readonly invoiceId: string }

export type UsageEnding = OfSubscription & {
  /** Whether it is known to be over; a subscription that is stored as canceled is so anyway. */
  readonly over: boolean
}

/** What invoices read of usage. Everything takes the windows of many customers at once. */
export type UsageWindowReads = {
  /** One measurement for each window of one customer, in order, in one snapshot. */
  readonly usageQuantities: (
    wanted: OfCustomer & { readonly windows: readonly UsageWindow[] }
  ) => Promise<readonly UsageQuantity[]>
  /** One measurement for each window, of any customers, in order, in one snapshot. */
  readonly usageOfCustomers: (
    windows: readonly CustomerUsageWindow[]
  ) => Promise<readonly UsageQuantity[]>
  /** For each window, the values of a sum meter's events in the order of (timestamp, id). */
  readonly usageTransactions: (
    windows: readonly CustomerUsageWindow[]
  ) => Promise<readonly (readonly Decimal[])[]>
  /**
   * The closed windows of subscriptions that may have changed since they were billed last: an
   * event of more than `ageDaysMax` days is neither taken nor corrected (USG 5). Windows that a
   * draft bills anew are left out. In the order of their starts, then of their items.
   */
  readonly closedUsageWindows: (wanted: {
    readonly of: readonly OfSubscription[]
    readonly ageDaysMax: number
  }) => Promise<readonly ClosedUsageWindow[]>
  /** The windows that wait for these invoices, with what others have billed for them. */
  readonly pendingUsageWindows: (
    of: readonly Rebilling[]
  ) => Promise<readonly ClosedUsageWindow[]>
}

/** What invoices do with usage in a transaction. */
export type UsageWindowStore = UsageWindowReads & {
  /**
   * Keeps new usage of these customers out until the transaction ends: what was confirmed before
   * is measured, what comes after finds the closed window (USG 5).
   */
  readonly lockUsage: (customers: readonly OfCustomer[]) => Promise<void>
  /**
   * Closes windows that stand on finalized invoices. To one that is closed already the quantity
   * and the amount are added, and its events become these; one that was pending is no longer.
   */
  readonly closeUsageWindows: (windows: readonly ClosedUsageWindow[]) => Promise<void>
  /** Takes the shares off their windows, which then count as billed without any event. */
  readonly reopenUsageWindows: (shares: readonly UsageShare[]) => Promise<void>
  /** Leaves the windows that waited for these invoices, which are final now, to later ones. */
  readonly releaseUsageWindows: (of: readonly Rebilling[]) => Promise<void>
  /**
   * Takes no further event into the closed windows of those subscriptions that are over, as soon
   * as no draft of them is left: nothing would bill it (USG 7.3).
   */
  readonly endUsageWindows: (subscriptions: readonly UsageEnding[]) => Promise<void>
}
