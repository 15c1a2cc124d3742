import type { Observer, Row } from './observer.ts'

type Rule = { readonly name: string; readonly broken: string }

/** What must hold of whatever was billed, however; each query finds what breaks its rule. */
const rules: readonly Rule[] = [
  {
    name: 'a turn is billed once',
    broken: `select subscription_id, turn, count(*) from invoices where status <> 'void'
      group by 1, 2 having count(*) > 1`,
  },
  {
    name: 'every period that is closed with usage is on one line for each item',
    broken: `select item_id, price_id, period_start, count(*) from invoice_lines
      where kind = 'usage' group by 1, 2, 3 having count(*) > 1`,
  },
  {
    name: 'numbers of an organization have no gap and no number comes twice',
    broken: `select organization_id, count(*), count(distinct number), min(digits), max(digits)
      from (select organization_id, number, substr(number, 5)::bigint as digits from invoices
        where number is not null) as numbered
      group by 1 having count(*) <> count(distinct number) or min(digits) <> 1
        or max(digits) <> count(*)`,
  },
  {
    name: 'the next number follows the last one given',
    broken: `select organization_id, last_number from invoice_number_sequences as s
      where last_number <> (select count(*) from invoices as i
        where i.organization_id = s.organization_id and number is not null)`,
  },
  {
    name: 'every invoice is final',
    broken: `select id, status from invoices where status = 'draft'`,
  },
  {
    name: 'periods follow each other without a gap',
    broken: `select subscription_id, index from (select subscription_id, index, start_at,
        lag(end_at) over runs as before, lag(index) over runs as index_before from billing_periods
        window runs as (partition by subscription_id order by index)) as p
      where before <> start_at or index <> index_before + 1`,
  },
  {
    name: 'a window is closed once for each item, with what its lines bill',
    broken: `select w.subscription_id, w.item_id, w.start_at, w.quantity, l.quantity
      from closed_usage_windows as w full join (select i.subscription_id, l.item_id,
          l.period_start as start_at, sum(l.quantity) as quantity
        from invoice_lines as l join invoices as i on i.id = l.invoice_id
        where l.kind in ('usage', 'usage_adjustment') and i.status = 'finalized'
        group by 1, 2, 3) as l
      using (subscription_id, item_id, start_at) where w.quantity is distinct from l.quantity`,
  },
  {
    name: 'a balance is the sum of its entries',
    broken: `select g.id, g.remaining from credit_grants as g where g.remaining is distinct from
      (select sum(e.amount) from credit_entries as e where e.credit_grant_id = g.id)`,
  },
  {
    name: 'no job has failed',
    broken: 'select kind, subject_id, last_error from jobs where attempts > 0',
  },
  {
    name: 'the traces of an object are a chain: each begins where another ended',
    broken: `select object_type, object_id, count(*) from audit_entries as a
      where object_type in ('invoice', 'subscription') group by 1, 2
      having count(distinct before_digest) <> count(*) - 1
        or count(distinct after_digest) <> count(*)
        or not array_remove(array_agg(before_digest), null) <@ array_agg(after_digest)`,
  },
]

const shown_max = 3

/** The rules that do not hold, each with what breaks it. */
export const billingFaults = async ({ rows }: Observer): Promise<string[]> => {
  const faults: string[] = []
  for (const { name, broken } of rules) {
    const found: Row[] = await rows(broken)
    if (found.length === 0) continue
    const shown = found.slice(0, shown_max).map((row) => JSON.stringify(row)).join(' ')
    faults.push(`${name}, but ${found.length} times not: ${shown}`)
  }
  return faults
}
