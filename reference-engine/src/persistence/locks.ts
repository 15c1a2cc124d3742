import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { bucketOf } from './bucket.ts'
import type { Transaction } from './connection/database.ts'

/**
 * Advisory locks, all held until the transaction ends. Everyone takes them in this order, and
 * within a class in the order of their numbers, so they cannot deadlock with each other:
 * migrations, then meter catalogues, then buckets.
 */
const lockClass = { migrations: 0x56a10, meterCatalogue: 0x56a11, bucket: 0x56a12 } as const

export const lockMigrations = async (transaction: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${lockClass.migrations}::int, 0)`.execute(transaction)
}

/** Keeps ingestion of the whole organization out while its meters change. */
export const lockMeterCatalogue = async (
  transaction: Transaction,
  organizationId: string
): Promise<void> => {
  const number = organizationNumber(organizationId)
  await sql`select pg_advisory_xact_lock(${lockClass.meterCatalogue}::int, ${number}::int)`
    .execute(transaction)
}

/**
 * Keeps ingestion out of these customers' usage while their invoices are finalized: what was
 * confirmed before is counted, what comes after finds the closed window.
 */
export const lockUsage = async (
  transaction: Transaction,
  customers: ReadonlyArray<{ organizationId: string; customerId: string }>
): Promise<void> => {
  const buckets = ordered(
    customers.map(({ organizationId, customerId }) => bucketOf(organizationId, customerId))
  )
  await sql`select pg_advisory_xact_lock(${lockClass.bucket}::int, number)
    from unnest(${buckets}::int[]) as number`.execute(transaction)
}

/** What ingestion takes: shared with other ingestion, not with the two above. */
export const shareUsage = async (
  transaction: Transaction,
  { organizationIds, buckets }: { organizationIds: readonly string[]; buckets: readonly number[] }
): Promise<void> => {
  const wanted = [
    ...ordered(organizationIds.map(organizationNumber)).map((number) => ({
      class: lockClass.meterCatalogue,
      number
    })),
    ...ordered(buckets).map((number) => ({ class: lockClass.bucket, number }))
  ]
  await sql`select pg_advisory_xact_lock_shared(class, number) from unnest(
      ${wanted.map((lock) => lock.class)}::int[], ${wanted.map((lock) => lock.number)}::int[]
    ) as wanted (class, number)`.execute(transaction)
}

const ordered = (numbers: readonly number[]): number[] =>
  [...new Set(numbers)].sort((left, right) => left - right)

const organizationNumber = (organizationId: string): number =>
  createHash('sha256').update(organizationId).digest().readInt32BE(0)
