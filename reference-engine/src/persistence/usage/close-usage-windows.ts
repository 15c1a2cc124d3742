import { CompiledQuery } from 'kysely'
import { arrayRows } from '../array-rows.ts'
import { bucketOf } from '../bucket.ts'
import type { Transaction } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { bigints, booleans, hashes, instants, smallints, texts } from './binary-array.ts'
import type { ClosedUsageWindow, OfSubscription } from './closed-usage-windows.ts'
import { customerNumbers, numberOfCustomer } from './customer-numbers.ts'

const closing = prepared('close_usage_windows', `
  insert into closed_usage_windows as w (bucket, customer_number, meter_number, start_at, end_at,
    event_count, subscription_id, item_id, price_id, invoice_id, event_checksum, quantity, amount,
    continues_from, continues_until, trial)
  select v.bucket, ${numberOfCustomer}, m.number, v.start_at, v.end_at, v.event_count,
    v.subscription_id, v.item_id, v.price_id, v.invoice_id, v.event_checksum,
    v.quantity::numeric, v.amount::numeric, v.continues_from, v.continues_until, v.trial
  from ${arrayRows({
    bucket: 'smallint', organization_id: 'text', customer_id: 'text', meter_id: 'text',
    start_at: 'timestamptz', end_at: 'timestamptz', event_count: 'bigint', subscription_id: 'text',
    item_id: 'text', price_id: 'text', invoice_id: 'text', event_checksum: 'bytea',
    quantity: 'text', amount: 'text', continues_from: 'timestamptz',
    continues_until: 'timestamptz', trial: 'boolean', customer_number: 'bigint'
  })} as v
  join meters as m on m.organization_id = v.organization_id and m.id = v.meter_id
  on conflict (bucket, customer_number, meter_number, start_at, subscription_id, item_id)
    do update set event_count = excluded.event_count, event_checksum = excluded.event_checksum,
      quantity = w.quantity + excluded.quantity, amount = w.amount + excluded.amount,
      pending_invoice_id = null`)

/**
 * Closes what stands on invoices that are being finalized; to a window that is closed already the
 * quantity and the amount are added, and its events become these. Needs `lockUsage` of the
 * customers, taken before the usage of the invoices was read.
 */
export const closeUsageWindows = async (
  transaction: Transaction,
  windows: readonly ClosedUsageWindow[]
): Promise<void> => {
  if (windows.length === 0) return
  await transaction.executeQuery(CompiledQuery.raw(closing, [
    ...places(windows),
    instants(windows, ({ period: { start } }) => start),
    instants(windows, ({ period: { end } }) => end),
    bigints(windows, ({ eventCount }) => eventCount),
    texts(windows, ({ subscriptionId }) => subscriptionId),
    texts(windows, ({ itemId }) => itemId),
    texts(windows, ({ priceId }) => priceId),
    texts(windows, ({ invoiceId }) => invoiceId),
    hashes(windows, ({ eventChecksum }) => eventChecksum.toString(16).padStart(64, '0')),
    texts(windows, ({ quantity }) => quantity.toString()),
    texts(windows, ({ amount }) => amount),
    instants(windows, ({ continues }) => continues?.start ?? null),
    instants(windows, ({ continues }) => continues?.end ?? null),
    booleans(windows, ({ trial }) => trial),
    customerNumbers(transaction, windows)
  ]))
}

type OfMeter = Pick<ClosedUsageWindow, 'organizationId' | 'customerId' | 'meterId'>

const places = (windows: readonly OfMeter[]): Buffer[] => [
  smallints(windows, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
  texts(windows, ({ organizationId }) => organizationId),
  texts(windows, ({ customerId }) => customerId),
  texts(windows, ({ meterId }) => meterId)
]

/** What an invoice that is no longer in force had billed for a window. */
export type UsageShare = OfMeter & OfSubscription
  & Pick<ClosedUsageWindow, 'itemId' | 'period' | 'quantity' | 'amount'> & {
    /** The draft that bills the same anew: until it is final, nobody else adjusts the window. */
    readonly pendingInvoiceId: string
    /** Whether it was an adjustment: then whoever bills the window itself anew adjusts it too. */
    readonly adjusts: boolean
  }

const reopening = prepared('reopen_usage_windows', `
  with share as (
    select v.bucket, c.number as customer_number, m.number as meter_number, v.start_at,
      v.subscription_id, v.item_id, sum(v.quantity::numeric) as quantity,
      sum(v.amount::numeric) as amount, max(v.pending_id) as pending_id,
      bool_and(v.adjusts) as adjusts
    from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
        $7::text[], $8::text[], $9::text[], $10::text[], $11::boolean[])
      as v (bucket, organization_id, customer_id, meter_id, start_at, subscription_id, item_id,
        quantity, amount, pending_id, adjusts)
    join customers as c on c.organization_id = v.organization_id and c.id = v.customer_id
    join meters as m on m.organization_id = v.organization_id and m.id = v.meter_id
    group by 1, 2, 3, 4, 5, 6)
  update closed_usage_windows as w set quantity = w.quantity - share.quantity,
    amount = w.amount - share.amount, event_count = 0,
    event_checksum = decode(repeat('00', 32), 'hex'),
    pending_invoice_id = case when share.adjusts
      then coalesce(w.pending_invoice_id, share.pending_id) else share.pending_id end
  from share where w.bucket = share.bucket and w.customer_number = share.customer_number
    and w.meter_number = share.meter_number and w.start_at = share.start_at
    and w.subscription_id = share.subscription_id and w.item_id = share.item_id`)

/** Takes shares off their windows, which then count as billed without any event. */
export const reopenUsageWindows = async (
  transaction: Transaction,
  shares: readonly UsageShare[]
): Promise<void> => {
  if (shares.length === 0) return
  await transaction.executeQuery(CompiledQuery.raw(reopening, [
    ...places(shares),
    instants(shares, ({ period: { start } }) => start),
    texts(shares, ({ subscriptionId }) => subscriptionId),
    texts(shares, ({ itemId }) => itemId),
    texts(shares, ({ quantity }) => quantity.toString()),
    texts(shares, ({ amount }) => amount),
    texts(shares, ({ pendingInvoiceId }) => pendingInvoiceId),
    booleans(shares, ({ adjusts }) => adjusts)
  ]))
}

export type UsageEnding = OfSubscription & {
  /** Whether it is known to be over; a subscription that is stored as canceled is so anyway. */
  readonly over: boolean
}

const ending = prepared('end_usage_windows', `
  with over as materialized (
    select v.bucket, ${numberOfCustomer} as customer_number, v.subscription_id
    from ${arrayRows({
      bucket: 'smallint', organization_id: 'text', customer_id: 'text', subscription_id: 'text',
      over: 'boolean', customer_number: 'bigint'
    })} as v
    where (v.over or exists (select from subscriptions as s where s.bucket = v.bucket
        and s.organization_id = v.organization_id and s.id = v.subscription_id
        and s.status = 'canceled'))
      and not exists (select from invoices as i where i.bucket = v.bucket
        and i.organization_id = v.organization_id and i.subscription_id = v.subscription_id
        and i.status = 'draft'))
  update closed_usage_windows as w set ended = true from over
  where w.bucket = over.bucket and w.customer_number = over.customer_number
    and w.subscription_id = over.subscription_id and not w.ended`)

/** Takes nothing more into the windows of subscriptions that are over, unless a draft is left. */
export const endUsageWindows = async (
  transaction: Transaction,
  subscriptions: readonly UsageEnding[]
): Promise<void> => {
  if (subscriptions.length === 0) return
  await transaction.executeQuery(CompiledQuery.raw(ending, [
    smallints(subscriptions, ({ organizationId, customerId }) =>
      bucketOf(organizationId, customerId)),
    texts(subscriptions, ({ organizationId }) => organizationId),
    texts(subscriptions, ({ customerId }) => customerId),
    texts(subscriptions, ({ subscriptionId }) => subscriptionId),
    booleans(subscriptions, ({ over }) => over),
    customerNumbers(transaction, subscriptions)
  ]))
}
