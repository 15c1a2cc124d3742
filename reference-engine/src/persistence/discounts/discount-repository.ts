import { sql } from 'kysely'
import type { CouponRecord } from '../coupons/mapping.ts'
import { couponRepository } from '../coupons/coupon-repository.ts'
import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { discountMapping } from './mapping.ts'
import type { DiscountRecord } from './mapping.ts'

const discounts = recordTable({
  table: 'discounts',
  mapping: discountMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = Pick<DiscountRecord, 'organizationId' | 'customerId'>
type InForce = { readonly discount: DiscountRecord; readonly coupon: CouponRecord }
type Use = OfCustomer & { readonly discountId: string; readonly invoices: number }

/** Coupons that customers have redeemed. */
export const discountRepository = (queries: Queries) => ({
  insert: (discount: DiscountRecord) => discounts.insert(queries, discount),
  find: (where: Named) => discounts.find(queries, named(where)),
  findForUpdate: (where: Named) => discounts.findForUpdate(queries, named(where)),
  inForce: (of: readonly OfCustomer[]) => inForce(queries, { of, lock: false }),
  inForceForUpdate: (of: readonly OfCustomer[]) => inForce(queries, { of, lock: true }),
  /** A discount for all invoices stays as it is: nothing less than null remains of null. */
  consume: (uses: readonly Use[]) => count(queries, { uses, sign: -1 }),
  giveBack: (uses: readonly Use[]) => count(queries, { uses, sign: 1 }),
  remove: ({ organizationId, customerId, id }: Named & OfCustomer, removedAt: Instant) =>
    discounts.update(queries,
      { where: { organizationId, customerId, id }, set: { status: 'removed', removedAt } }),
  page: ({ organizationId, customerId, ...page }: PageRequest & OfCustomer) =>
    discounts.page(queries, { where: { organizationId, customerId }, ...page })
})

type Wanted = { readonly of: readonly OfCustomer[]; readonly lock: boolean }

const inForce = async (queries: Queries, { of, lock }: Wanted): Promise<InForce[]> => {
  const customers = new Map(of.map(({ organizationId, customerId }) =>
    [`${organizationId}/${customerId}`, { organizationId, customerId }]))
  const active = await discounts.findEach(queries, {
    keys: ['organizationId', 'customerId'], rows: [...customers.values()],
    order: ['customerId', 'id'], only: "t.status = 'active'", lock
  })
  const wanted = new Map(active.map(({ organizationId, couponId }) =>
    [couponId, { organizationId, id: couponId }]))
  const coupons = await couponRepository(queries).findEach([...wanted.values()])
  const known = new Map(coupons.map((coupon) => [coupon.id, coupon]))
  return active.map((discount) => {
    const coupon = known.get(discount.couponId)
    assert(coupon !== undefined, 'the coupon of a discount exists')
    return { discount, coupon }
  })
}

type Counted = { readonly uses: readonly Use[]; readonly sign: 1 | -1 }

const count = async (queries: Queries, { uses, sign }: Counted): Promise<void> => {
  if (uses.length === 0) return
  const rows = uses.map(({ organizationId, customerId, discountId, invoices }) => ({
    b: bucketOf(organizationId, customerId), o: organizationId, d: discountId, n: sign * invoices
  }))
  await sql`update discounts as t set
      remaining_invoices = t.remaining_invoices + v.n,
      status = case when t.status = 'removed' then t.status
        when t.remaining_invoices + v.n = 0 then 'used' else 'active' end
    from (select b, o, d, sum(n)::integer as n
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r (b smallint, o text, d text, n integer) group by b, o, d) as v
    where t.bucket = v.b and t.organization_id = v.o and t.id = v.d`.execute(queries)
}
