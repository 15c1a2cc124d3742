import { CompiledQuery, sql } from 'kysely'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { instants, integers, smallints, texts } from '../usage/binary-array.ts'

/** A line that was charged in advance, named by what it covers. */
export type ChargedLineWanted = {
  readonly organizationId: string
  readonly customerId: string
  readonly subscriptionId: string
  readonly itemId: string
  readonly charged: Period
  /** Credits of this invoice are left out: they are being calculated. */
  readonly exceptInvoiceId: string | null
}

/** What of a charged line can still be credited (PRO 2). */
export type ChargedLine = {
  readonly lineId: string
  readonly netAmount: string
  /** By credit notes. */
  readonly creditedAmount: string
  /** By proration credits on other invoices in force: their sum with its sign turned. */
  readonly proratedAmount: string
}

type Row = {
  readonly ordinal: number
  readonly invoice_id: string
  readonly id: string
  readonly net_amount: string
  readonly credited_amount: string
  readonly prorated_amount: string
}

/** What credits on invoices in force took off line `l`, but for those of one invoice. */
const prorated = (exceptInvoiceId: string): string => `l.net_amount - l.net_amount - coalesce((
  select sum(c.net_amount) from invoice_lines as c
  join invoices as f on f.bucket = c.bucket and f.organization_id = c.organization_id
    and f.id = c.invoice_id and f.status <> 'void'
  where c.bucket = l.bucket and c.organization_id = l.organization_id
    and c.charged_line_id = l.id and c.invoice_id is distinct from ${exceptInvoiceId}), 0)`

const charged = prepared('charged_lines', `
  select v.ordinal, l.invoice_id, l.id, l.net_amount, l.credited_amount,
    ${prorated('v.except_id')} as prorated_amount
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
      $6::timestamptz[], $7::text[], $8::integer[])
    as v (bucket, organization_id, subscription_id, item_id, start_at, end_at, except_id, ordinal)
  left join invoices as own on own.bucket = v.bucket and own.organization_id = v.organization_id
    and own.id = v.except_id
  join invoices as i on i.bucket = v.bucket and i.organization_id = v.organization_id
    and i.subscription_id = v.subscription_id and i.status <> 'void'
    and i.id is distinct from v.except_id and (own.turn is null or i.turn < own.turn)
  join invoice_lines as l on l.bucket = i.bucket and l.organization_id = i.organization_id
    and l.invoice_id = i.id and l.item_id = v.item_id
    and l.kind in ('fixed', 'proration_charge', 'minimum', 'maximum')
    and l.period_start = v.start_at and l.period_end = v.end_at
  order by v.ordinal, i.turn desc, l.position`)

/**
 * In the order of the asking, the lines of the charge by their positions: with what a minimum or a
 * maximum changed of it. It is the last one before the turn of the invoice that takes it back: a
 * turn that charges the same stretch anew does not take back its own charge. None where the charge
 * is on no invoice in force.
 */
export const chargedLines = async (
  queries: Queries,
  wanted: readonly ChargedLineWanted[]
): Promise<ChargedLine[][]> => {
  if (wanted.length === 0) return []
  const { rows } = await queries.executeQuery<Row>(CompiledQuery.raw(charged, [
    smallints(wanted, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
    texts(wanted, ({ organizationId }) => organizationId),
    texts(wanted, ({ subscriptionId }) => subscriptionId),
    texts(wanted, ({ itemId }) => itemId),
    instants(wanted, ({ charged: { start } }) => start),
    instants(wanted, ({ charged: { end } }) => end),
    texts(wanted, ({ exceptInvoiceId }) => exceptInvoiceId),
    integers([...wanted.keys()], (ordinal) => ordinal)
  ]))
  const found = Map.groupBy(rows, ({ ordinal }) => ordinal)
  return wanted.map((_, ordinal) => {
    const [newest, ...others] = found.get(ordinal) ?? []
    if (newest === undefined) return []
    const same = others.filter(({ invoice_id }) => invoice_id === newest.invoice_id)
    return [newest, ...same].map(toChargedLine)
  })
}

const toChargedLine = (row: Row): ChargedLine => ({
  lineId: row.id,
  netAmount: row.net_amount,
  creditedAmount: row.credited_amount,
  proratedAmount: row.prorated_amount
})

export type LinesOfCustomer = {
  readonly organizationId: string
  readonly customerId: string
  readonly lineIds: readonly string[]
}

/** What proration credits on invoices in force took off lines of a customer, by line id. */
export const proratedAmounts = async (
  queries: Queries,
  { organizationId, customerId, lineIds }: LinesOfCustomer
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; amount: string }>`
    select c.charged_line_id as id, -sum(c.net_amount) as amount from invoice_lines as c
    join invoices as f on f.bucket = c.bucket and f.organization_id = c.organization_id
      and f.id = c.invoice_id and f.status <> 'void'
    where c.bucket = ${bucketOf(organizationId, customerId)}
      and c.organization_id = ${organizationId} and c.charged_line_id = any(${lineIds}::text[])
    group by c.charged_line_id`.execute(queries)
  return new Map(rows.map(({ id, amount }) => [id, amount]))
}
