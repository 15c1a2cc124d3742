import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries, Transaction } from '../connection/database.ts'
import { lockMeterCatalogue } from '../locks.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { backfillRollups } from '../usage/rollup-statements.ts'
import { meterMapping } from './mapping.ts'
import type { MeterRecord } from './mapping.ts'

const meters = recordTable({ table: 'meters', mapping: meterMapping, tenant: 'organizationId' })

type Tenant = { readonly organizationId: string }

/** The active meters of an organization, and the version by which ingestion checks them. */
export type MeterCatalogue = { readonly version: bigint; readonly meters: readonly MeterRecord[] }

/** How usage is counted. Definitions never change. */
export const meterRepository = (queries: Queries) => ({
  find: (where: Named) => meters.find(queries, named(where)),
  findMany: ({ organizationId, ids }: Tenant & { readonly ids: readonly string[] }) =>
    meters.allOf(queries, { where: { organizationId }, parent: 'id', ids, order: 'id' }),
  findForUpdate: (where: Named) => meters.findForUpdate(queries, named(where)),
  page: ({ organizationId, ...page }: PageRequest & Tenant) =>
    meters.page(queries, { where: { organizationId }, ...page }),
  /**
   * The active meters. The version is read first: should the meters change in between, ingestion
   * with this catalogue is told so and reads it again.
   */
  catalogue: async ({ organizationId }: Tenant): Promise<MeterCatalogue> => {
    const { rows } = await sql<{ version: string }>`
      select meter_catalogue_version as version from organizations where id = ${organizationId}`
      .execute(queries)
    return {
      version: BigInt(rows[0]?.version ?? 0),
      meters: await meters.all(queries, {
        where: { organizationId, archivedAt: null }, order: 'id'
      })
    }
  }
})

/** What changes an organization's meters; ingestion of the organization waits meanwhile. */
export const meterChanges = (transaction: Transaction) => ({
  /** The new meter counts every stored event of its name that carries its value. */
  create: async (meter: MeterRecord): Promise<void> => {
    await lockMeterCatalogue(transaction, meter.organizationId)
    await meters.insert(transaction, meter)
    await backfillRollups(transaction, { organizationId: meter.organizationId, meterId: meter.id })
    await raiseVersion(transaction, meter.organizationId)
  },
  archive: async ({ organizationId, id }: Named, archivedAt: Instant): Promise<void> => {
    await lockMeterCatalogue(transaction, organizationId)
    await meters.update(transaction, { where: { organizationId, id }, set: { archivedAt } })
    await raiseVersion(transaction, organizationId)
  }
})

const raiseVersion = async (transaction: Transaction, organizationId: string): Promise<void> => {
  await sql`update organizations set meter_catalogue_version = meter_catalogue_version + 1
    where id = ${organizationId}`.execute(transaction)
}
