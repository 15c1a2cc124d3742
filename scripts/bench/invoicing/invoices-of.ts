import { sql } from 'kysely'
import type { Database } from '../../../reference-engine/src/persistence/connection/database.ts'
import { Failure } from '../../run/failure.ts'

/** How many numbers were given: what a run has finalized so far, at the cost of one row. */
export const numbersGiven = async ({ queries }: Database): Promise<number> => {
  const { rows: [row] } = await sql<{ last: string }>`
    select coalesce(sum(last_number), 0)::text as last from invoice_number_sequences`
    .execute(queries)
  return Number(row?.last)
}

/** Of 5 x 0.0083 and 0.0075 by their tiers, and 2 x 0.125. */
const total = '0.29'

type Row = { invoices: string; right: string; lines: string; last: string | null; numbers: string }

type Wanted = { organizationId: string; invoices: number }

/** Throws unless so many invoices are final and right, with two lines and a number each. */
export const verifyInvoices = async (
  { queries }: Database, { organizationId, invoices: wanted }: Wanted,
): Promise<void> => {
  const { rows: [row] } = await sql<Row>`
    select count(*)::text as invoices,
      count(*) filter (where status = 'finalized' and total = ${total}::numeric)::text as right,
      count(distinct number)::text as numbers, max(number) as last,
      (select count(*) from invoice_lines where organization_id = ${organizationId})::text as lines
    from invoices where organization_id = ${organizationId}`.execute(queries)
  const found = [row?.invoices, row?.right, row?.numbers, row?.lines].map(Number)
  const last = Number(row?.last?.replace('INV-', ''))
  if (found.join() === [wanted, wanted, wanted, 2 * wanted].join() && last === wanted) return
  throw new Failure(`of ${wanted} invoices ${found[1]} are right and final, `
    + `with ${found[2]} numbers up to ${last} and ${found[3]} lines`)
}
