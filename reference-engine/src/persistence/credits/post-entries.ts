import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { manyRows, namesOf } from '../many-rows.ts'
import type { Make } from '../many-rows.ts'
import { creditEntryMapping } from './mapping.ts'
import type { CreditEntryRecord } from './mapping.ts'

// Its statements have names of their own, beside those of the table.
const entries = manyRows(
  { table: 'posted_credit_entries', mapping: creditEntryMapping, bucketed: true })

/**
 * Appends entries and moves what remains of their grants by them, in one statement: a grant cannot
 * hold anything else than the sum of its entries (CRD 3.4). A check of the table refuses what
 * would take more than there is.
 */
export const postEntries = async (
  queries: Queries,
  rows: readonly CreditEntryRecord[]
): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const columns = entries.present(first)
  const [keys, values] = [columns.slice(0, 1), columns.slice(1)]
  const make: Make = (from, given) => `with posted as (
      select v.${namesOf(keys)},
        ${values.map((column) => `${given(column)} as ${column.name}`).join(', ')}
      from ${from}),
    moves as (select bucket, organization_id, credit_grant_id, sum(amount) as amount
      from posted group by bucket, organization_id, credit_grant_id),
    moved as (update credit_grants as g set remaining = g.remaining + m.amount from moves as m
      where g.bucket = m.bucket and g.organization_id = m.organization_id
        and g.id = m.credit_grant_id
      returning g.bucket, g.organization_id, g.id as credit_grant_id)
    insert into credit_entries (${namesOf(columns)})
    select ${namesOf(columns)} from posted join moved
      using (bucket, organization_id, credit_grant_id)`
  const done = await entries.run(queries, { form: 'post', keys, values, rows, make })
  assert(Number(done.numAffectedRows) === rows.length, 'every entry has its grant')
}
