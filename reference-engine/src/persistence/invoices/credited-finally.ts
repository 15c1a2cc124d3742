import { CompiledQuery } from 'kysely'
import type { Period } from '../../domain/time/instant.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { integers, smallints, texts } from '../usage/binary-array.ts'

/** An invoice of a charge, stored or to be, with the one in whose place it is. */
export type ChargingInvoice = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
  readonly replacesInvoiceId: string | null
}

/** What final invoices have credited of a line by proration: the sum with its sign turned. */
export type CreditedLine = {
  readonly kind: string
  readonly itemId: string
  readonly period: Period
  readonly amount: string
}

type Row = {
  readonly ordinal: number
  readonly kind: string
  readonly item_id: string
  readonly period_start: string
  readonly period_end: string
  readonly amount: string
}

/** A line that is billed anew has another id than before, and credits keep the one of then. */
const credited = prepared('credited_finally', `
  select v.ordinal, l.kind, l.item_id, l.period_start, l.period_end, -sum(c.net_amount) as amount
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::integer[])
    as v (bucket, organization_id, invoice_id, replaces_id, ordinal)
  cross join lateral (
    with recursive billed (id) as (
      select unnest(array[v.invoice_id, v.replaces_id]) collate "C"
      union select i.replaces_invoice_id from billed
      join invoices as i on i.bucket = v.bucket and i.organization_id = v.organization_id
        and i.id = billed.id)
    select id from billed where id is not null) as billed
  join invoice_lines as l on l.bucket = v.bucket and l.organization_id = v.organization_id
    and l.invoice_id = billed.id and l.item_id is not null and l.charged_line_id is null
  join invoice_lines as c on c.bucket = v.bucket and c.organization_id = v.organization_id
    and c.charged_line_id = l.id
  join invoices as f on f.bucket = v.bucket and f.organization_id = v.organization_id
    and f.id = c.invoice_id and f.status = 'finalized'
  group by v.ordinal, l.kind, l.item_id, l.period_start, l.period_end`)

/** What final invoices have credited of charges, in the order of the invoices that were asked. */
export const creditedFinally = async (
  queries: Queries,
  asked: readonly ChargingInvoice[]
): Promise<CreditedLine[][]> => {
  if (asked.length === 0) return []
  const { rows } = await queries.executeQuery<Row>(CompiledQuery.raw(credited, [
    smallints(asked, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
    texts(asked, ({ organizationId }) => organizationId),
    texts(asked, ({ invoiceId }) => invoiceId),
    texts(asked, ({ replacesInvoiceId }) => replacesInvoiceId),
    integers([...asked.keys()], (ordinal) => ordinal)
  ]))
  const found = Map.groupBy(rows, ({ ordinal }) => ordinal)
  return asked.map((_, ordinal) => (found.get(ordinal) ?? []).map((row) => ({
    kind: row.kind, itemId: row.item_id, amount: row.amount,
    period: { start: parseInstant(row.period_start), end: parseInstant(row.period_end) }
  })))
}
