import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { changeIngestion } from '../locks.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { toRecord } from '../record-mapping.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { apiKeyMapping } from './mapping.ts'
import type { ApiKeyRecord } from './mapping.ts'

const apiKeys = recordTable({
  table: 'api_keys',
  mapping: apiKeyMapping,
  tenant: 'organizationId'
})


/** The keys by which callers are known. */
export const apiKeyRepository = (queries: Queries) => ({
  insert: (key: ApiKeyRecord) => apiKeys.insert(queries, key),
  find: (where: Named) => apiKeys.find(queries, named(where)),
  findForUpdate: (where: Named) => apiKeys.findForUpdate(queries, named(where)),
  /**
   * The key with this secret, revoked or not. The one read without an organization: it is what
   * tells which organization the caller belongs to.
   */
  findBySecretHash: async (secretHash: Uint8Array): Promise<ApiKeyRecord | undefined> => {
    const { rows } = await sql<Record<string, unknown>>`
      select * from api_keys where secret_hash = ${secretHash}`.execute(queries)
    return rows[0] && toRecord(apiKeyMapping, rows[0])
  },
  /** The same with the version by which ingestion tells that the key still stands. */
  findForIngestion: async (secretHash: Uint8Array) => {
    const { rows: [row] } = await sql<Record<string, unknown> & { ingest_version: string }>`
      select k.*, o.ingest_version from api_keys as k
      join organizations as o on o.id = k.organization_id
      where k.secret_hash = ${secretHash}`.execute(queries)
    return row && { key: toRecord(apiKeyMapping, row), version: BigInt(row.ingest_version) }
  },
  /** Whether it was live until now. */
  revoke: async ({ organizationId, id }: Named, revokedAt: Instant): Promise<boolean> => {
    const where = { organizationId, id, revokedAt: null }
    // Ingestion remembers who has which key.
    await changeIngestion(queries, organizationId)
    return (await apiKeys.update(queries, { where, set: { revokedAt } })) === 1
  },
  page: ({ organizationId, ...page }: PageRequest & { organizationId: string }) =>
    apiKeys.page(queries, { where: { organizationId }, ...page })
})
