import { createHash } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import { bucketOf } from './bucket.ts'
import type { Queries, Transaction } from './connection/database.ts'
import { integers } from './usage/binary-array.ts'

/**
 * Advisory locks, all held until the transaction ends. Everyone takes them in this order, and
 * within a class in the order of their numbers, so they cannot deadlock with each other:
 * migrations, then what organizations ingest by, then the usage of customers. Parts of customers
 * are tried and not waited for.
 */
const lockClass =
  { migrations: 0x56a10, ingestion: 0x56a11, usage: 0x56a12, parts: 0x56a13 } as const

export const lockMigrations = async (transaction: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${lockClass.migrations}::int, 0)`.execute(transaction)
}

/**
 * Keeps ingestion of a whole organization out until the transaction ends, and makes what any
 * process remembers of it worthless: what ingestion goes by is about to change.
 */
export const changeIngestion = async (
  transaction: Queries,
  organizationId: string
): Promise<void> => {
  const number = organizationNumber(organizationId)
  await sql`select pg_advisory_xact_lock(${lockClass.ingestion}::int, ${number}::int)`
    .execute(transaction)
  await sql`update organizations set ingest_version = ingest_version + 1
    where id = ${organizationId}`.execute(transaction)
}

type OfCustomer = { readonly organizationId: string; readonly customerId: string }

/**
 * Keeps ingestion out of these customers' usage while their invoices are finalized: what was
 * confirmed before is counted, what comes after finds the closed window.
 */
export const lockUsage = async (
  transaction: Transaction,
  customers: readonly OfCustomer[]
): Promise<void> => {
  const stripes = ordered(customers.map(({ organizationId, customerId }) =>
    stripeOf(bucketOf(organizationId, customerId))))
  await sql`select pg_advisory_xact_lock(${lockClass.usage}::int, number)
    from unnest(${stripes}::int[]) as number`.execute(transaction)
}

/** Keeps ingestion out of a customer's usage, and its meters as they are, for a correction. */
export const lockCorrectedUsage = async (
  transaction: Transaction,
  { organizationId, customerId }: OfCustomer
): Promise<void> => {
  const number = organizationNumber(organizationId)
  await sql`select pg_advisory_xact_lock_shared(${lockClass.ingestion}::int, ${number}::int)`
    .execute(transaction)
  await lockUsage(transaction, [{ organizationId, customerId }])
}

type Shared = { readonly organizationIds: readonly string[]; readonly buckets: Iterable<number> }

/** What ingestion takes, as classes and numbers: not shared with the others above. */
export const sharedLocks = ({ organizationIds, buckets }: Shared): [Buffer, Buffer] => {
  const wanted = [
    ...ordered(organizationIds.map(organizationNumber))
      .map((number) => ({ class: lockClass.ingestion, number })),
    ...ordered(Array.from(buckets, stripeOf)).map((number) => ({ class: lockClass.usage, number }))
  ]
  return [integers(wanted, (lock) => lock.class), integers(wanted, (lock) => lock.number)]
}

const sharing = `select pg_advisory_xact_lock_shared(class, number)
  from unnest($1::int[], $2::int[]) as wanted (class, number)`

export const shareUsage = async (transaction: Transaction, shared: Shared): Promise<void> => {
  await transaction.executeQuery(CompiledQuery.raw(sharing, sharedLocks(shared)))
}

/** Into how many shares billing divides customers: those of two lock no usage of each other. */
export const partCount = 8

/** SQL that takes a share until the transaction ends, without waiting, and tells whether it did. */
export const takesPart = (index: string): string =>
  `pg_try_advisory_xact_lock(${lockClass.parts}, ${index})`

/** Fewer locks than buckets: a full batch has events of most buckets, and takes them all. */
const stripe_count = 8 * partCount

export const stripeOf = (bucket: number): number => bucket % stripe_count

const ordered = (numbers: readonly number[]): number[] =>
  [...new Set(numbers)].sort((left, right) => left - right)

const organizationNumber = (organizationId: string): number =>
  createHash('sha256').update(organizationId).digest().readInt32BE(0)
