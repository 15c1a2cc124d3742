import { CompiledQuery } from 'kysely'
import { chargeKinds } from '../../domain/invoicing/charge-kinds.ts'
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
  /** It was charged by an earlier turn than this; null: by any. */
  readonly beforeTurn: number | null
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

/**
 * Line `l` of invoice `i` by all ids that it has had: a line that is billed anew has another id on
 * the invoice in the place of the void one, and credits keep the one that they were given.
 */
const idsOfLine = `case when i.replaces_invoice_id is null then array[l.id] else array(
  with recursive anew (id, replaces) as (
    select i.id, i.replaces_invoice_id
    union all select r.id, r.replaces_invoice_id from anew
    join invoices as r on r.bucket = i.bucket and r.organization_id = i.organization_id
      and r.id = anew.replaces)
  select o.id from anew join invoice_lines as o on o.bucket = l.bucket
    and o.organization_id = l.organization_id and o.invoice_id = anew.id
    and o.item_id = l.item_id and o.kind = l.kind
    and o.period_start = l.period_start and o.period_end = l.period_end) end`

const inForce = `f.status <> 'void'`

/** What credits on invoices in force took off line `l`, but for those of one invoice. */
const prorated = (exceptInvoiceId: string, status = inForce): string => `
  l.net_amount - l.net_amount - coalesce((select sum(c.net_amount) from invoice_lines as c
  join invoices as f on f.bucket = c.bucket and f.organization_id = c.organization_id
    and f.id = c.invoice_id and ${status}
  where c.bucket = l.bucket and c.organization_id = l.organization_id
    and c.charged_line_id = any(${idsOfLine})
    and c.invoice_id is distinct from ${exceptInvoiceId}), 0)`

const charged = prepared('charged_lines', `
  select v.ordinal, l.invoice_id, l.id, l.net_amount, l.credited_amount,
    ${prorated('v.except_id')} as prorated_amount
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
      $6::timestamptz[], $7::text[], $8::integer[], $9::integer[])
    as v (bucket, organization_id, subscription_id, item_id, start_at, end_at, except_id,
      before_turn, ordinal)
  join invoices as i on i.bucket = v.bucket and i.organization_id = v.organization_id
    and i.subscription_id = v.subscription_id and i.status <> 'void'
    and i.id is distinct from v.except_id and (v.before_turn is null or i.turn < v.before_turn)
  join invoice_lines as l on l.bucket = i.bucket and l.organization_id = i.organization_id
    and l.invoice_id = i.id and l.item_id = v.item_id
    and l.kind in (${chargeKinds.map((kind) => `'${kind}'`).join(', ')})
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
    integers(wanted, ({ beforeTurn }) => beforeTurn),
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

export type OfInvoice = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
}

const proratedOf = prepared('prorated_of_invoice', `
  select l.id, ${prorated('null')} as amount from invoices as i
  join invoice_lines as l on l.bucket = i.bucket and l.organization_id = i.organization_id
    and l.invoice_id = i.id
  where i.bucket = $1 and i.organization_id = $2 and i.id = $3`)

/** What proration credits on invoices in force took off the lines of an invoice, by line id. */
export const proratedAmounts = async (
  queries: Queries,
  { organizationId, customerId, invoiceId }: OfInvoice
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await queries.executeQuery<{ id: string; amount: string }>(CompiledQuery.raw(
    proratedOf, [bucketOf(organizationId, customerId), organizationId, invoiceId]))
  return new Map(rows.map(({ id, amount }) => [id, amount]))
}

const proratedElsewhere = prepared('prorated_elsewhere', `
  select exists (select from invoices as i
    join invoice_lines as l on l.bucket = i.bucket and l.organization_id = i.organization_id
      and l.invoice_id = i.id
    where i.bucket = $1 and i.organization_id = $2 and i.id = $3
      and ${prorated('i.id', `f.status = 'finalized'`)} <> 0) as is`)

/** Whether other final invoices hold proration credits of lines of an invoice. */
export const isProratedElsewhere = async (
  queries: Queries,
  { organizationId, customerId, invoiceId }: OfInvoice
): Promise<boolean> => {
  const { rows } = await queries.executeQuery<{ is: boolean }>(CompiledQuery.raw(
    proratedElsewhere, [bucketOf(organizationId, customerId), organizationId, invoiceId]))
  return rows[0]?.is === true
}
