import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { couponMapping } from './mapping.ts'
import type { CouponRecord } from './mapping.ts'

const coupons = recordTable({
  table: 'coupons',
  mapping: couponMapping,
  tenant: 'organizationId'
})

/** What can be taken off invoices; a trigger keeps what a coupon says as it is. */
export const couponRepository = (queries: Queries) => ({
  insert: (coupon: CouponRecord) => coupons.insert(queries, coupon),
  find: (where: Named) => coupons.find(queries, named(where)),
  findForUpdate: (where: Named) => coupons.findForUpdate(queries, named(where)),
  findEach: (wanted: readonly Named[]) =>
    coupons.findEach(queries, { keys: ['organizationId', 'id'], rows: wanted }),
  archive: (where: Named, archivedAt: Instant) =>
    coupons.update(queries, { where: named(where), set: { archivedAt } }),
  /** One more redemption; a check of the table refuses one too many. */
  redeem: ({ organizationId, id }: Named) =>
    sql`update coupons set redemptions = redemptions + 1
      where organization_id = ${organizationId} and id = ${id}`.execute(queries),
  page: ({ organizationId, ...page }: PageRequest & Pick<CouponRecord, 'organizationId'>) =>
    coupons.page(queries, { where: { organizationId }, ...page })
})
