import { createHash } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import type { Database, Queries, Transaction } from '../connection/database.ts'
import { lockMigrations } from '../locks.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations.ts'

/** The database was migrated by another version of the engine; nothing was changed. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch'
}

/**
 * Brings the schema up to date and tells which migrations it applied. All of them in one
 * transaction under one lock: of two processes that start at once, the second finds all done.
 */
export const migrate = (
  database: Database,
  wanted: readonly Migration[] = migrations
): Promise<string[]> =>
  database.transaction(async (transaction) => {
    await lockMigrations(transaction)
    await sql`create table if not exists schema_migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(transaction)
    const applied = await appliedMigrations(transaction)
    const pending = pendingMigrations(wanted, applied)
    for (const migration of pending) await apply(transaction, migration)
    return pending.map(({ name }) => name)
  })

/** Rejects where the database is not what this engine would migrate it to; changes nothing. */
export const requireMigrated = async (
  { queries }: Pick<Database, 'queries'>,
  wanted: readonly Migration[] = migrations
): Promise<void> => {
  const { rows: [found] } = await sql<{ there: boolean }>`
    select to_regclass('schema_migrations') is not null as there`.execute(queries)
  const applied = found?.there === true ? await appliedMigrations(queries) : []
  const [pending] = pendingMigrations(wanted, applied)
  if (pending === undefined) return
  throw new MigrationMismatch(
    `the database lacks migration ${pending.name}: start an engine of this version on it first`
  )
}

const appliedMigrations = async (queries: Queries) => {
  const { rows } = await sql<{ name: string; checksum: string }>`
    select name, checksum from schema_migrations order by name collate "C"`.execute(queries)
  return rows
}

const pendingMigrations = (
  wanted: readonly Migration[],
  applied: ReadonlyArray<{ name: string; checksum: string }>
): readonly Migration[] => {
  for (const [index, { name, checksum }] of applied.entries()) {
    const known = wanted[index]
    if (known?.name !== name) {
      throw new MigrationMismatch(
        `the database has migration ${name}, which this engine does not know: use a newer engine`
      )
    }
    if (checksumOf(known) !== checksum) {
      throw new MigrationMismatch(`migration ${name} was changed after it was applied`)
    }
  }
  return wanted.slice(applied.length)
}

const apply = async (transaction: Transaction, migration: Migration): Promise<void> => {
  for (const statement of migration.statements) {
    await transaction.executeQuery(CompiledQuery.raw(statement))
  }
  const [name, checksum] = [migration.name, checksumOf(migration)]
  await sql`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`
    .execute(transaction)
}

const checksumOf = ({ statements }: Migration): string =>
  createHash('sha256').update(JSON.stringify(statements)).digest('hex')
