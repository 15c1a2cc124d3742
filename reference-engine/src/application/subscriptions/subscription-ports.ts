import type { Instant } from '../../domain/time/instant.ts'
import type { NamedOfCustomer, OfSubscription } from '../billing-ports.ts'
import type {
  ShownBillingPeriod, StoredBillingPeriod,
} from '../billing-periods/stored-billing-period.ts'
import type { Named, Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredChangePreview } from './stored-change-preview.ts'
import type {
  StoredSubscription, StoredSubscriptionItem, SubscriptionHead,
} from './stored-subscription.ts'
import type { ChangeOutcome, StoredSubscriptionChange } from './stored-subscription-change.ts'

/** A subscription as it is to be stored; what never changes of it is left out. */
export type SubscriptionUpdate = NamedOfCustomer & SubscriptionHead

/** All items of a subscription, in order. */
export type SubscriptionItems =
  OfSubscription & { readonly items: readonly StoredSubscriptionItem[] }

export type SubscriptionFilter = {
  readonly customerId?: string | undefined
  readonly status?: StoredSubscription['status'] | undefined
}

export type Subscriptions = {
  insert(subscription: StoredSubscription): Promise<void>
  find(where: Named): Promise<StoredSubscription | undefined>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<StoredSubscription | undefined>
  /** Each held until the transaction ends, taken in the order of their ids, of any customers. */
  findManyForUpdate(named: readonly NamedOfCustomer[]): Promise<readonly StoredSubscription[]>
  /** Those of the customers on a clock that are not canceled, each held until the end. */
  liveOnClockForUpdate(of: Tenant & { readonly testClockId: string }):
    Promise<readonly StoredSubscription[]>
  updateMany(updates: readonly SubscriptionUpdate[]): Promise<unknown>
  /** Puts these items in the place of all that the subscriptions have. */
  replaceItems(of: readonly SubscriptionItems[]): Promise<unknown>
  page(wanted: PageRequest & Tenant & SubscriptionFilter): Promise<Page<StoredSubscription>>
}

export type NamedPeriod = OfSubscription & { readonly index: number }

export type BillingPeriods = {
  /** A subscription that has a period of one of these indexes already is a defect and fails. */
  insertMany(periods: readonly StoredBillingPeriod[]): Promise<unknown>
  findMany(named: readonly NamedPeriod[]): Promise<readonly StoredBillingPeriod[]>
  /** Gives periods the end that they really had, and tells how many there were. */
  endMany(ended: readonly (NamedPeriod & { readonly endAt: Instant })[]): Promise<number>
  page(wanted: PageRequest & OfSubscription): Promise<Page<ShownBillingPeriod>>
}

export type SubscriptionChanges = {
  insert(change: StoredSubscriptionChange): Promise<void>
  find(where: OfSubscription & { readonly id: string }):
    Promise<StoredSubscriptionChange | undefined>
  /** Those of any subscriptions that are scheduled, by effective instant, then by id. */
  scheduledOf(subscriptions: readonly OfSubscription[]):
    Promise<readonly StoredSubscriptionChange[]>
  /** Those of any subscriptions that are applied, by effective instant, then by id. */
  appliedOf(subscriptions: readonly OfSubscription[]): Promise<readonly StoredSubscriptionChange[]>
  /** Of changes that are scheduled until now. */
  settleMany(settled: readonly (OfSubscription & { readonly id: string } & ChangeOutcome)[]):
    Promise<unknown>
  page(wanted: PageRequest & OfSubscription): Promise<Page<StoredSubscriptionChange>>
}

export type ChangePreviews = {
  insert(preview: StoredChangePreview): Promise<void>
  find(where: Tenant & { readonly tokenHash: string }): Promise<StoredChangePreview | undefined>
  /** Those of a subscription that have expired. */
  removeExpired(of: OfSubscription & { readonly now: Instant }): Promise<unknown>
}

/** What billing reads of subscriptions. */
export type SubscriptionReads = {
  readonly subscriptions: Subscriptions
  readonly billingPeriods: BillingPeriods
  readonly subscriptionChanges: SubscriptionChanges
  readonly changePreviews: ChangePreviews
}
