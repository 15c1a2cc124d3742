import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'

type Wanted = {
  readonly organizationId: string
  readonly customerId: string
  readonly now: Instant
}

type Balance = { readonly currency: string; readonly balance: string; readonly available: string }

/**
 * What a customer has, by currency. A grant holds the sum of its entries, so the grants need not
 * be summed over the whole ledger; what is not available counts as 0 with its digits.
 */
export const creditBalances = async (
  queries: Queries,
  { organizationId, customerId, now }: Wanted
): Promise<Balance[]> => {
  const { rows } = await sql<Balance>`select currency, sum(remaining) as balance,
      sum(case when effective_at <= ${instantText(now)}::timestamptz
          and (expires_at is null or expires_at > ${instantText(now)}::timestamptz)
        then remaining else remaining - remaining end) as available
    from credit_grants where bucket = ${bucketOf(organizationId, customerId)}
      and organization_id = ${organizationId} and customer_id = ${customerId}
    group by currency order by currency collate "C"`.execute(queries)
  return rows
}
