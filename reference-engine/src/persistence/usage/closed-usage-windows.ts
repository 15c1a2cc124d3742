import { sql } from 'kysely'
import type { Checksum } from '../../domain/metering/checksum.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Queries, Transaction } from '../connection/database.ts'
import { ofCustomer } from './usage-place.ts'
import type { OfCustomer } from './usage-place.ts'

type OfSubscription = OfCustomer & { readonly subscriptionId: string }

/** What stands on finalized invoices for one item of a subscription and one period (USG 7). */
export type ClosedUsageWindow = OfSubscription & {
  readonly meterId: string
  readonly period: Period
  readonly itemId: string
  readonly priceId: string
  readonly invoiceId: string
  readonly quantity: Decimal
  readonly amount: string
  readonly eventCount: number
  readonly eventChecksum: Checksum
}

/**
 * Closes what stands on an invoice that is being finalized; to a window that is closed already
 * the quantity and the amount are added, and its events become these. Needs `lockUsage` of the
 * customer, taken before the usage of the invoice was read.
 */
export const closeUsageWindows = async (
  transaction: Transaction,
  windows: readonly ClosedUsageWindow[]
): Promise<void> => {
  if (windows.length === 0) return
  await sql`insert into closed_usage_windows as w (bucket, customer_number, meter_number, start_at,
      end_at, event_count, subscription_id, item_id, price_id, invoice_id, event_checksum,
      quantity, amount)
    select b, c.number, m.number, s, e, n, u, t, p, i, decode(k, 'hex'), q, a
    from json_to_recordset(${JSON.stringify(windows.map(toRow))}::json) as r (b smallint, o text,
      c text, m text, s timestamptz, e timestamptz, n bigint, u text, t text, p text, i text,
      k text, q numeric, a numeric)
    join customers as c on c.organization_id = r.o and c.id = r.c
    join meters as m on m.organization_id = r.o and m.id = r.m
    on conflict (bucket, customer_number, meter_number, start_at, subscription_id, item_id)
      do update set event_count = excluded.event_count, event_checksum = excluded.event_checksum,
        quantity = w.quantity + excluded.quantity, amount = w.amount + excluded.amount`
    .execute(transaction)
}

const toRow = ({ organizationId, customerId, ...window }: ClosedUsageWindow) => ({
  b: bucketOf(organizationId, customerId), o: organizationId, c: customerId, m: window.meterId,
  s: instantText(window.period.start), e: instantText(window.period.end), n: window.eventCount,
  u: window.subscriptionId, t: window.itemId, p: window.priceId, i: window.invoiceId,
  k: window.eventChecksum.toString(16).padStart(64, '0'),
  q: window.quantity.toString(), a: window.amount
})

/** Takes nothing more into the windows of a subscription, unless a draft of it is left. */
export const endUsageWindows = async (
  transaction: Transaction,
  { organizationId, customerId, subscriptionId }: OfSubscription
): Promise<void> => {
  const customer = { organizationId, customerId }
  await sql`update closed_usage_windows as w set ended = true
    where ${ofCustomer(customer, 'w')} and w.subscription_id = ${subscriptionId} and not w.ended
      and not exists (select from invoices as i where i.bucket = w.bucket
        and i.organization_id = ${organizationId} and i.subscription_id = w.subscription_id
        and i.status = 'draft')`.execute(transaction)
}

type Row = {
  readonly meter_id: string
  readonly start_at: string
  readonly end_at: string
  readonly item_id: string
  readonly price_id: string
  readonly invoice_id: string
  readonly quantity: string
  readonly amount: string
  readonly event_count: string
  readonly event_checksum: string
}

/**
 * The closed windows of a subscription that may hold other events than were billed: each
 * finalization bills what had changed by then, and later changes are no older than the limit. A
 * day more allows for processes whose clocks differ.
 */
export const closedUsageWindows = async (
  queries: Queries,
  { ageDaysMax, ...subscription }: OfSubscription & { readonly ageDaysMax: number }
): Promise<ClosedUsageWindow[]> => {
  const { organizationId, customerId, subscriptionId } = subscription
  const { rows } = await sql<Row>`select m.id as meter_id, w.start_at, w.end_at, w.item_id,
      w.price_id, w.invoice_id, w.quantity, w.amount, w.event_count,
      encode(w.event_checksum, 'hex') as event_checksum
    from closed_usage_windows as w join meters as m on m.number = w.meter_number
    where ${ofCustomer({ organizationId, customerId }, 'w')}
      and w.subscription_id = ${subscriptionId}
      and w.end_at > (select max(i.finalized_at) from invoices as i
          where i.bucket = w.bucket and i.organization_id = ${organizationId}
            and i.subscription_id = ${subscriptionId})
        - interval '24 hours' * ${sql.lit(ageDaysMax + 1)}
    order by w.start_at, w.item_id`.execute(queries)
  return rows.map((row) => ({
    ...subscription,
    meterId: row.meter_id,
    period: { start: parseInstant(row.start_at), end: parseInstant(row.end_at) },
    itemId: row.item_id,
    priceId: row.price_id,
    invoiceId: row.invoice_id,
    quantity: Decimal.parse(row.quantity),
    amount: row.amount,
    eventCount: Number(row.event_count),
    eventChecksum: BigInt(`0x${row.event_checksum}`)
  }))
}
