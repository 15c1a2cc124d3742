import { CompiledQuery } from 'kysely'
import type { Checksum } from '../../domain/metering/checksum.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Period } from '../../domain/time/instant.ts'
import { arrayRows } from '../array-rows.ts'
import { bucketOf } from '../bucket.ts'
import { instant } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { integers, smallints, texts } from './binary-array.ts'
import { customerNumbers, numberOfCustomer } from './customer-numbers.ts'
import type { OfCustomer } from './usage-place.ts'

export type OfSubscription = OfCustomer & { readonly subscriptionId: string }

/** What stands on finalized invoices for one item of a subscription and one period (USG 7). */
export type ClosedUsageWindow = OfSubscription & {
  readonly meterId: string
  readonly period: Period
  readonly itemId: string
  readonly priceId: string
  /** Where its tiers continue, the time before it that fills them first. */
  readonly continues: Period | null
  readonly trial: boolean
  readonly invoiceId: string
  readonly quantity: Decimal
  readonly amount: string
  readonly eventCount: number
  readonly eventChecksum: Checksum
}

export type WindowRow = {
  readonly ordinal: number
  readonly meter_id: string
  readonly start_at: string
  readonly end_at: string
  readonly continues_from: string | null
  readonly continues_until: string | null
  readonly trial: boolean
  readonly item_id: string
  readonly price_id: string
  readonly invoice_id: string
  readonly quantity: string
  readonly amount: string
  readonly event_count: string
  readonly event_checksum: string
}

/** Of how many turns the last finalization is looked up: a further one back finds more windows. */
const turns_looked_at = 4

export const windowColumns = `m.id as meter_id, w.start_at, w.end_at, w.continues_from,
    w.continues_until, w.trial, w.item_id, w.price_id, w.invoice_id, w.quantity, w.amount,
    w.event_count, encode(w.event_checksum, 'hex') as event_checksum`

const windowsOf = prepared('closed_usage_windows', `
  select v.ordinal, ${windowColumns}
  from ${arrayRows({
    bucket: 'smallint', organization_id: 'text', customer_id: 'text', subscription_id: 'text',
    ordinal: 'integer', customer_number: 'bigint'
  })} as v
  cross join lateral (select max(finalized_at) as finalized_at
    from (select i.finalized_at from invoices as i where i.bucket = v.bucket
      and i.organization_id = v.organization_id and i.subscription_id = v.subscription_id
      and i.status <> 'void' order by i.turn desc limit ${turns_looked_at}) as recent) as last
  cross join lateral (select * from closed_usage_windows as w where w.bucket = v.bucket
    and w.customer_number = ${numberOfCustomer}
    and w.subscription_id = v.subscription_id
    and w.pending_invoice_id is null
    and w.end_at > coalesce(last.finalized_at, '-infinity') - interval '24 hours' * $7::integer
    offset 0) as w
  join meters as m on m.number = w.meter_number
  order by w.start_at, w.item_id`)

type Wanted = { readonly of: readonly OfSubscription[]; readonly ageDaysMax: number }

/**
 * The closed windows of subscriptions that may hold other events than were billed: each
 * finalization bills what had changed by then, and later changes are no older than the limit. A
 * day more allows for processes whose clocks differ. Windows that a draft bills anew are left out.
 */
export const closedUsageWindows = async (
  queries: Queries,
  { of, ageDaysMax }: Wanted
): Promise<ClosedUsageWindow[]> => {
  if (of.length === 0) return []
  const { rows } = await queries.executeQuery<WindowRow>(CompiledQuery.raw(windowsOf, [
    smallints(of, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
    texts(of, ({ organizationId }) => organizationId),
    texts(of, ({ customerId }) => customerId),
    texts(of, ({ subscriptionId }) => subscriptionId),
    integers([...of.keys()], (ordinal) => ordinal),
    customerNumbers(queries, of),
    ageDaysMax + 1
  ]))
  return rows.flatMap((row) => {
    const subscription = of[row.ordinal]
    return subscription === undefined ? [] : [toWindow(subscription, row)]
  })
}

export const toWindow = (
  { organizationId, customerId, subscriptionId }: OfSubscription,
  row: WindowRow
): ClosedUsageWindow => ({
  organizationId,
  customerId,
  subscriptionId,
  meterId: row.meter_id,
  period: { start: instant.toValue(row.start_at), end: instant.toValue(row.end_at) },
  itemId: row.item_id,
  priceId: row.price_id,
  continues: row.continues_from === null || row.continues_until === null ? null
    : {
      start: instant.toValue(row.continues_from), end: instant.toValue(row.continues_until)
    },
  trial: row.trial,
  invoiceId: row.invoice_id,
  quantity: Decimal.parse(row.quantity),
  amount: row.amount,
  eventCount: Number(row.event_count),
  eventChecksum: BigInt(`0x${row.event_checksum}`)
})
