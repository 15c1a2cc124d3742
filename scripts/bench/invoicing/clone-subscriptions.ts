import { CompiledQuery, sql } from 'kysely'
import type { Database } from '../../../reference-engine/src/persistence/connection/database.ts'
import type { Seller } from './create-seller.ts'
import type { InsideEngine } from './inside-engine.ts'

/** Ids as the engine's own: 26 digits, sorted as they were made. */
const numbered = (prefix: string): string => `${prefix}_' || lpad(n::text, 26, '0')`

/** The bucket of a cloned customer: the engine's rule, told in SQL. */
const bucket = `('x' || substr(encode(sha256(convert_to(
  organization_id || '/' || '${numbered('cus')}, 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint % 1024`

/**
 * Copies of the rows of a table whose columns get other values. Through JSON, so that the bench
 * need not know the columns.
 */
const clones = (table: string, changes: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(changes).map(([column, value]) => `'${column}', ${value}`)
  return `insert into ${table} overriding user value
    select (jsonb_populate_record(t, jsonb_build_object(${pairs.join(', ')}))).*
    from ${table} as t cross join generate_series(1, $1::integer) as n
    where t.organization_id = $2`
}

const statements = [
  clones('customers', { id: `'${numbered('cus')}`, external_id: 'null' }),
  clones('subscriptions',
    { id: `'${numbered('sub')}`, customer_id: `'${numbered('cus')}`, bucket }),
  clones('billing_periods', {
    id: `'${numbered('per')}`, subscription_id: `'${numbered('sub')}`,
    customer_id: `'${numbered('cus')}`, bucket,
  }),
  clones('jobs',
    { subject_id: `'${numbered('sub')}`, customer_id: `'${numbered('cus')}`, bucket }),
]

const execute = (database: Database, count: number, organizationId: string): Promise<void> =>
  database.transaction(async (transaction) => {
    for (const statement of statements) {
      await transaction.executeQuery(CompiledQuery.raw(statement, [count, organizationId]))
    }
  })

/**
 * Subscribes one customer by the engine and copies that: subscriptions of which the first period
 * has begun, and the job that ends it. To subscribe each would take longer than to bill them all.
 */
export const cloneSubscriptions = async (
  { application, caller, database }: InsideEngine, seller: Seller, count: number,
): Promise<string[]> => {
  const { organizationId, planId } = seller
  const by = caller(organizationId)
  const customer = await application.createCustomer(by, {
    name: 'Customer', externalId: null, email: null, timeZone: 'UTC', testClockId: null,
    taxRateIds: [], metadata: {},
  })
  await application.createSubscription(by, {
    customerId: customer.id, planId, timeZone: null, items: [], metadata: {},
  })
  await execute(database, count - 1, organizationId)
  for (const table of ['customers', 'subscriptions', 'billing_periods', 'jobs']) {
    await sql`analyze ${sql.table(table)}`.execute(database.queries)
  }
  const clone = (n: number) => `cus_${String(n).padStart(26, '0')}`
  return [customer.id, ...Array.from({ length: count - 1 }, (_, index) => clone(index + 1))]
}
