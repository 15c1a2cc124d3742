import { CompiledQuery } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { integers, texts } from '../usage/binary-array.ts'

export type NumbersWanted = { readonly organizationId: string; readonly count: number }

const taking = prepared('take_invoice_numbers', `
  insert into invoice_number_sequences as s (organization_id, last_number)
  select organization_id, count from unnest($1::text[], $2::integer[]) as v (organization_id, count)
    order by organization_id
  on conflict (organization_id) do update set last_number = s.last_number + excluded.last_number
  returning s.organization_id, s.last_number`)

type Row = { readonly organization_id: string; readonly last_number: string }

/**
 * The first of as many numbers as each organization asks for. A sequence stays locked until the
 * transaction ends, and a rollback takes the numbers back: so there is never a gap, and never the
 * same one twice (INV 3). Ask as late as possible: others of the organization wait.
 */
export const takeInvoiceNumbers = async (
  queries: Queries,
  wanted: readonly NumbersWanted[]
): Promise<bigint[]> => {
  if (wanted.length === 0) return []
  const { rows } = await queries.executeQuery<Row>(CompiledQuery.raw(taking, [
    texts(wanted, ({ organizationId }) => organizationId), integers(wanted, ({ count }) => count)
  ]))
  const last = new Map(rows.map((row) => [row.organization_id, BigInt(row.last_number)]))
  return wanted.map(({ organizationId, count }) => {
    const taken = last.get(organizationId)
    assert(taken !== undefined, 'a sequence always has further numbers')
    return taken - BigInt(count) + 1n
  })
}
