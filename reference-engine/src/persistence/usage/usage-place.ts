import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { MeteredCustomer } from '../../application/usage-events/usage-ports.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'

export type OfCustomer = { readonly organizationId: string; readonly customerId: string }

/** The condition that rows of `alias` are those of a customer. */
export const ofCustomer = (
  { organizationId, customerId }: OfCustomer,
  alias: string
): RawBuilder<unknown> => sql`
  ${sql.ref(alias)}.bucket = ${bucketOf(organizationId, customerId)}::smallint
  and ${sql.ref(alias)}.customer_number = (select number from customers
    where organization_id = ${organizationId} and id = ${customerId})`

type Wanted = {
  readonly organizationId: string
  readonly ids: readonly string[]
  readonly externalIds: readonly string[]
}

type Row = {
  readonly id: string
  readonly external_id: string | null
  readonly test_clock_id: string | null
  readonly number: string
}

/** The customers that usage is of. */
export const meteredCustomers = (queries: Queries) => ({
  /** Those that exist of the named ones. */
  findMany: async ({ organizationId, ids, externalIds }: Wanted): Promise<MeteredCustomer[]> => {
    const { rows } = await sql<Row>`select id, external_id, test_clock_id, number from customers
      where organization_id = ${organizationId}
        and (id = any(${ids}::text[]) or external_id = any(${externalIds}::text[]))`
      .execute(queries)
    return rows.map(({ id, external_id, test_clock_id, number }) => ({
      id,
      externalId: external_id,
      testClockId: test_clock_id,
      place: { bucket: bucketOf(organizationId, id), customerNumber: Number(number) }
    }))
  }
})
