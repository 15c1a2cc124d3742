import type { Observer } from './observer.ts'

/** An invoice by what it bills, not by its id. */
const billing = `i.subscription_id || ' ' || i.turn`

/**
 * All that billing leaves behind, but for ids, numbers and instants of making. When a payment is
 * late follows from the instant of finalization, so that is left out too.
 */
const statements = {
  invoices: `select ${billing} as bills, i.organization_id, i.status, i.payment_status, i.currency,
      i.subtotal, i.discount_total, i.tax_total, i.total, i.credits_applied, i.amount_due,
      i.amount_remaining, i.calculation_digest, i.issued_at, i.number is not null as numbered
    from invoices as i`,
  lines: `select ${billing} as bills, l.position, l.kind, l.item_id, l.price_id, l.period_start,
      l.period_end, l.quantity, l.amount, l.net_amount, l.calculation::text
    from invoice_lines as l join invoices as i
      on i.organization_id = l.organization_id and i.id = l.invoice_id`,
  periods: `select p.subscription_id, p.index, p.start_at, p.end_at,
      p.index = s.current_period_index as open
    from billing_periods as p join subscriptions as s on s.id = p.subscription_id`,
  windows: `select w.subscription_id, w.item_id, w.meter_number, w.start_at, w.end_at,
      w.event_count, encode(w.event_checksum, 'hex') as checksum, w.quantity, w.amount,
      w.ended, w.pending_invoice_id is null as closed, ${billing} as bills
    from closed_usage_windows as w join invoices as i on i.id = w.invoice_id`,
  subscriptions: `select id, replace(status, 'past_due', 'active') as status, turn_count,
      period_count, current_period_start, items::text
    from subscriptions`,
  credits: `select e.customer_id, e.credit_grant_id, e.type, e.amount, ${billing} as bills
    from credit_entries as e left join invoices as i on i.id = e.invoice_id`,
  grants: `select id, amount, remaining from credit_grants`,
  jobs: `select j.kind, coalesce(${billing}, j.subject_id) as subject, j.attempts, j.last_error,
      case when j.kind = 'run_turn' then j.due_at end as due_at
    from jobs as j left join invoices as i on i.id = j.subject_id
    where j.kind <> 'mark_past_due'`,
  traces: `select a.object_type, coalesce(${billing}, a.object_id) as object, a.action,
      a.before_digest is null as made, count(*) as count
    from audit_entries as a left join invoices as i on i.id = a.object_id
    where a.object_type in ('invoice', 'subscription', 'billing_period', 'credit_grant')
      and a.action <> 'mark-past-due'
    group by 1, 2, 3, 4`,
} as const

export type Kind = keyof typeof statements
export type BilledRecords = { readonly [kind in Kind]: readonly string[] }

const kinds = Object.keys(statements) as Kind[]

/** Each record as one line, in an order of its own. */
export const readBilled = async ({ rows }: Observer): Promise<BilledRecords> => {
  const read: { [kind in Kind]?: readonly string[] } = {}
  for (const kind of kinds) {
    read[kind] = (await rows(statements[kind])).map((row) => JSON.stringify(row)).toSorted()
  }
  return read as BilledRecords
}

const shown_max = 2

/** What two runs billed differently: one line for each kind, with the first differences. */
export const billedDifferences = (found: BilledRecords, wanted: BilledRecords): string[] =>
  kinds.flatMap((kind) => {
    if (wanted[kind].length === 0) return [`${kind}: nothing to compare`]
    const [here, there] = [found, wanted].map((records) => new Set(records[kind]))
    const more = found[kind].filter((record) => !there?.has(record))
    const fewer = wanted[kind].filter((record) => !here?.has(record))
    const counts = found[kind].length === wanted[kind].length
    if (more.length + fewer.length === 0 && counts) return []
    return [`${kind}: ${found[kind].length} of ${wanted[kind].length}, `
      + `${more.length} others: ${more.slice(0, shown_max).join(' ')} `
      + `instead of ${fewer.slice(0, shown_max).join(' ')}`]
  })
