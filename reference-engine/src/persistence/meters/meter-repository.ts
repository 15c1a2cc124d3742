import { sql } from 'kysely'
import type { CountingMeter } from '../../domain/metering/counting-meter.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries, Transaction } from '../connection/database.ts'
import { changeIngestion } from '../locks.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { backfillMeter } from '../usage/backfill-meter.ts'
import { allCountingMeters } from '../usage/counting-meters.ts'
import { meterMapping } from './mapping.ts'
import type { MeterRecord } from './mapping.ts'

const meters = recordTable({ table: 'meters', mapping: meterMapping, tenant: 'organizationId' })

type Tenant = { readonly organizationId: string }
type Change = Partial<Pick<MeterRecord, 'name' | 'metadata'>>

/** Every meter of an organization, and the version by which ingestion tells that it still is. */
export type MeterCatalogue =
  { readonly version: bigint; readonly meters: readonly CountingMeter[] }

/** How usage is counted. Definitions never change. */
export const meterRepository = (queries: Queries) => ({
  find: (where: Named) => meters.find(queries, named(where)),
  findMany: ({ organizationId, ids }: Tenant & { readonly ids: readonly string[] }) =>
    meters.allOf(queries, { where: { organizationId }, parent: 'id', ids, order: 'id' }),
  findForUpdate: (where: Named) => meters.findForUpdate(queries, named(where)),
  page: ({ organizationId, ...page }: PageRequest & Tenant) =>
    meters.page(queries, { where: { organizationId }, ...page }),
  update: (where: Named, set: Change) => meters.update(queries, { where: named(where), set }),
  /**
   * What ingestion counts by. The version is read first: should the meters change in between,
   * ingestion with this catalogue is told so and reads it again.
   */
  catalogue: async ({ organizationId }: Tenant): Promise<MeterCatalogue> => {
    const { rows } = await sql<{ version: string }>`
      select ingest_version as version from organizations where id = ${organizationId}`
      .execute(queries)
    return {
      version: BigInt(rows[0]?.version ?? 0),
      meters: await allCountingMeters(queries, organizationId)
    }
  }
})

/** What changes an organization's meters; ingestion of the organization waits meanwhile. */
export const meterChanges = (transaction: Transaction) => ({
  /** The new meter counts every stored event of its name that carries its value. */
  create: async (meter: MeterRecord): Promise<void> => {
    await changeIngestion(transaction, meter.organizationId)
    await meters.insert(transaction, meter)
    await backfillMeter(transaction, meter)
  },
  archive: async ({ organizationId, id }: Named, archivedAt: Instant): Promise<void> => {
    await changeIngestion(transaction, organizationId)
    await meters.update(transaction, { where: { organizationId, id }, set: { archivedAt } })
  }
})
