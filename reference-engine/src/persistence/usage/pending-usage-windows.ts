import { CompiledQuery } from 'kysely'
import { bucketOf } from '../bucket.ts'
import type { Queries, Transaction } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { integers, smallints, texts } from './binary-array.ts'
import { toWindow, windowColumns } from './closed-usage-windows.ts'
import type { ClosedUsageWindow, OfSubscription, WindowRow } from './closed-usage-windows.ts'

/** An invoice of a subscription that bills anew what a void one billed. */
export type Rebilling = OfSubscription & { readonly invoiceId: string }

const pending = prepared('pending_usage_windows', `
  select v.ordinal, ${windowColumns}
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[])
    as v (bucket, organization_id, customer_id, subscription_id, invoice_id, ordinal)
  join customers as c on c.organization_id = v.organization_id and c.id = v.customer_id
  join closed_usage_windows as w on w.bucket = v.bucket and w.customer_number = c.number
    and w.subscription_id = v.subscription_id and w.pending_invoice_id = v.invoice_id
  join meters as m on m.number = w.meter_number
  order by w.start_at, w.item_id`)

/** The windows that wait for these invoices, with what others have billed for them. */
export const pendingUsageWindows = async (
  queries: Queries,
  of: readonly Rebilling[]
): Promise<ClosedUsageWindow[]> => {
  if (of.length === 0) return []
  const { rows } = await queries.executeQuery<WindowRow>(CompiledQuery.raw(pending,
    [...places(of), integers([...of.keys()], (ordinal) => ordinal)]))
  return rows.flatMap((row) => {
    const subscription = of[row.ordinal]
    return subscription === undefined ? [] : [toWindow(subscription, row)]
  })
}

const releasing = prepared('release_usage_windows', `
  update closed_usage_windows as w set pending_invoice_id = null
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[])
    as v (bucket, organization_id, customer_id, subscription_id, invoice_id)
  join customers as c on c.organization_id = v.organization_id and c.id = v.customer_id
  where w.bucket = v.bucket and w.customer_number = c.number
    and w.subscription_id = v.subscription_id and w.pending_invoice_id = v.invoice_id`)

/** Leaves the windows that waited for these invoices, which are final now, to later ones. */
export const releaseUsageWindows = async (
  transaction: Transaction,
  of: readonly Rebilling[]
): Promise<void> => {
  if (of.length === 0) return
  await transaction.executeQuery(CompiledQuery.raw(releasing, places(of)))
}

const places = (of: readonly Rebilling[]): Buffer[] => [
  smallints(of, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
  texts(of, ({ organizationId }) => organizationId),
  texts(of, ({ customerId }) => customerId),
  texts(of, ({ subscriptionId }) => subscriptionId),
  texts(of, ({ invoiceId }) => invoiceId)
]
