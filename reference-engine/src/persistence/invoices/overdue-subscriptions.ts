import { CompiledQuery } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { instants, smallints, texts } from '../usage/binary-array.ts'

export type OverdueAsked = {
  readonly organizationId: string
  readonly customerId: string
  readonly subscriptionId: string
  readonly at: Instant
}

const overdue = prepared('overdue_subscriptions', `
  select v.id from unnest($1::smallint[], $2::text[], $3::text[], $4::timestamptz[])
    as v (bucket, organization_id, id, at)
  where exists (select from invoices as i where i.bucket = v.bucket
    and i.organization_id = v.organization_id and i.subscription_id = v.id
    and i.status = 'finalized' and i.amount_remaining > 0 and i.due_at <= v.at)`)

/** Of these, the ids of the subscriptions with a finalized invoice that is not settled by then. */
export const overdueSubscriptions = async (
  queries: Queries,
  of: readonly OverdueAsked[]
): Promise<string[]> => {
  if (of.length === 0) return []
  const { rows } = await queries.executeQuery<{ id: string }>(CompiledQuery.raw(overdue, [
    smallints(of, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
    texts(of, ({ organizationId }) => organizationId),
    texts(of, ({ subscriptionId }) => subscriptionId),
    instants(of, ({ at }) => at)
  ]))
  return rows.map(({ id }) => id)
}
